package mx.cocrea.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of whoever signed in, about themselves. */
@Controller
@ConditionalOnWebApplication
final class AccountPages {

    private static final String PATH = "/cuenta";

    private final Pages pages;
    private final Forms forms;

    AccountPages(Pages pages, Forms forms) {
        this.pages = pages;
        this.forms = forms;
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
}
