package mx.cocrea.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import tools.jackson.databind.json.JsonMapper;

/** The page of whoever signed in, about themselves. */
@Controller
@ConditionalOnWebApplication
final class AccountPages {

    private static final String PATH = "/cuenta";

    /** Where people read what they wrote that is not public, and why. */
    static final String HELD = PATH + "#decisiones";

    /** Whoever comes here has no account any more, and is no longer signed in. */
    private static final String DELETED = "/cuenta-eliminada";

    private final Pages pages;
    private final Forms forms;
    private final JsonMapper json;

    AccountPages(Pages pages, Forms forms, JsonMapper json) {
        this.pages = pages;
        this.forms = forms;
        this.json = json;
    }

    /** @param saved whether it was opened because something had been saved */
    @GetMapping(PATH)
    ModelAndView account(@RequestParam(name = "guardado", defaultValue = "false") boolean saved, HttpServletRequest request) {
        return pages.show("cuenta", Map.of(), request).addObject("saved", saved);
    }

    @PostMapping(PATH)
    ModelAndView rename(HttpServletRequest request) {
        return forms.send("cuenta-nombre", Map.of(), PATH + "?guardado=true", request, () -> account(false, request));
    }

    /** All that is kept about whoever asks, as a file. */
    @GetMapping(PATH + "/datos.json")
    ResponseEntity<byte[]> export(HttpServletRequest request) {
        Data answer = new Data(pages.show("cuenta-datos", Map.of(), request).getModel());
        String name = ContentDisposition.attachment().filename("cocrea-cuenta.json").build().toString();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, name)
                .body(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(answer.object("me").fields().get("accountExport")));
    }

    /** With the account ends the session. */
    @PostMapping(PATH + "/eliminar")
    ModelAndView delete(HttpServletRequest request) throws ServletException {
        ModelAndView answer = forms.send("cuenta-eliminar", Map.of(), DELETED, request, () -> account(false, request));
        if (answer.getView() instanceof RedirectView) {
            request.logout();
        }
        return answer;
    }

    /** Whoever opens the address of the form, as a link of its refusal does, is shown the page that it is on. */
    @GetMapping(PATH + "/eliminar")
    ModelAndView form() {
        return Forms.to(PATH);
    }

    @GetMapping(DELETED)
    ModelAndView deleted() {
        return new ModelAndView("cuenta-eliminada");
    }
}
