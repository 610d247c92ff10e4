package mx.cocrea.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who acts for which institution or organisation: the page of administrators. */
@Controller
final class LiaisonPages {

    private static final String PATH = "/enlaces";
    private static final String SAVED = PATH + "?guardado=true";

    private final Pages pages;
    private final Forms forms;

    LiaisonPages(Pages pages, Forms forms) {
        this.pages = pages;
        this.forms = forms;
    }

    /**
     * @param institution only those of this institution or organisation
     * @param saved whether it was opened because somebody had been bound, or was no longer
     */
    @GetMapping(PATH)
    ModelAndView liaisons(
            @RequestParam(name = "institucion", required = false) @Nullable String institution,
            @RequestParam(name = "despues", required = false) @Nullable String after,
            @RequestParam(name = "guardado", defaultValue = "false") boolean saved,
            HttpServletRequest request) {
        Map<String, @Nullable Object> given = new HashMap<>();
        given.put("institution", institution);
        given.put("after", after);
        return pages.show("enlaces", given, request).addObject("institution", institution).addObject("saved", saved);
    }

    @PostMapping(PATH)
    ModelAndView bind(HttpServletRequest request) {
        return forms.send("enlace-nombrar", Map.of(), SAVED, request, () -> liaisons(null, null, false, request));
    }

    @PostMapping(PATH + "/relevar")
    ModelAndView unbind(HttpServletRequest request) {
        return forms.send("enlace-relevar", Map.of(), SAVED, request, () -> liaisons(null, null, false, request));
    }
}
