package mx.cocrea.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What people are told, what they follow, and how they end the e-mail that they have. */
@Controller
@ConditionalOnWebApplication
final class NoticePages {

    private static final String PATH = "/avisos";
    private static final String SAVED = PATH + "?guardado=true";

    private final Pages pages;
    private final Forms forms;

    NoticePages(Pages pages, Forms forms) {
        this.pages = pages;
        this.forms = forms;
    }

    /**
     * @param unread for only what was not read
     * @param saved whether it was opened because something had been saved
     */
    @GetMapping(PATH)
    ModelAndView notices(
            @RequestParam(name = "nuevos", defaultValue = "false") boolean unread,
            @RequestParam(name = "guardado", defaultValue = "false") boolean saved,
            @RequestParam(name = "despues", required = false) @Nullable String after,
            HttpServletRequest request) {
        Map<String, @Nullable Object> asked = new HashMap<>();
        asked.put("unread", unread);
        asked.put("after", after);
        return pages.show("avisos", asked, request).addObject("unread", unread).addObject("saved", saved);
    }

    private ModelAndView again(HttpServletRequest request) {
        return notices(false, false, null, request);
    }

    /** @param notice null for all */
    @PostMapping(PATH + "/leidos")
    ModelAndView read(@RequestParam(name = "aviso", required = false) @Nullable String notice, HttpServletRequest request) {
        return forms.send(
                "avisos-leidos", notice == null ? Map.of() : Map.of("avisos", List.of(notice)), PATH, request,
                () -> again(request));
    }

    @PostMapping(PATH + "/correo")
    ModelAndView mail(HttpServletRequest request) {
        return forms.send("avisos-correo", Map.of(), SAVED, request, () -> again(request));
    }

    /** @param page of this site that the button was on */
    @PostMapping(PATH + "/seguir")
    ModelAndView follow(@RequestParam(name = "volver", defaultValue = PATH) String page, HttpServletRequest request) {
        return forms.send("seguir", Map.of(), local(page), request, () -> again(request));
    }

    /** @param page of this site that the button was on */
    @PostMapping(PATH + "/dejar")
    ModelAndView unfollow(@RequestParam(name = "volver", defaultValue = PATH) String page, HttpServletRequest request) {
        return forms.send("dejar", Map.of(), local(page), request, () -> again(request));
    }

    /** A path, with nothing in it that leads elsewhere. */
    private static String local(String page) {
        return page.matches("/([\\w-][\\w./-]*)?") && !page.contains("..") ? page : PATH;
    }

    /** Only asks: programs that look at every address of a message must not end anything. */
    @GetMapping("/baja/{token}")
    ModelAndView leaving(@PathVariable String token) {
        return new ModelAndView("baja", Map.of("token", token, "done", false));
    }

    /**
     * By the button of that page, or by a mail program (RFC 8058).
     *
     * @throws ResponseStatusException with 404 where nothing is sent by this token, or no longer
     */
    @PostMapping("/baja/{token}")
    ModelAndView leave(@PathVariable String token, HttpServletRequest request) {
        forms.send("baja", Map.of("clave", token), "/", request, () -> {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        });
        return new ModelAndView("baja", Map.of("token", token, "done", true));
    }
}
