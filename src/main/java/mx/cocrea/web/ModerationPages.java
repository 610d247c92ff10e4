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

/** The pages by which people report, moderators decide, authors appeal and all read what was decided. */
@Controller
@ConditionalOnWebApplication
final class ModerationPages {

    private static final String QUEUE = "/moderacion";
    private static final String REPORT = "/reportar/";

    /** Types of what people can report. */
    private static final List<String> REPORTABLE = List.of("Comment", "Proposal", "ProgressReport");

    private final Pages pages;
    private final Forms forms;
    private final AccountPages account;

    ModerationPages(Pages pages, Forms forms, AccountPages account) {
        this.pages = pages;
        this.forms = forms;
        this.account = account;
    }

    /** @param sent whether it was opened because something had been reported */
    @GetMapping(REPORT + "{id}")
    ModelAndView report(
            @PathVariable String id, @RequestParam(name = "enviado", defaultValue = "false") boolean sent,
            HttpServletRequest request) {
        ModelAndView page = pages.showOne("reportar", "node", Map.of("id", id), request).addObject("sentReport", sent);
        if (!(page.getModel().get("node") instanceof Map<?, ?> node && REPORTABLE.contains(node.get("__typename")))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return page;
    }

    @PostMapping(REPORT + "{id}")
    ModelAndView sendReport(@PathVariable String id, HttpServletRequest request) {
        return forms.send(
                "reportar", Map.of("id", id), REPORT + id + "?enviado=true", request, () -> report(id, false, request));
    }

    /** @param saved whether it was opened because something had been decided */
    @GetMapping(QUEUE)
    ModelAndView queue(
            @RequestParam(name = "tipo", required = false) @Nullable String kind,
            @RequestParam(name = "despues", required = false) @Nullable String after,
            @RequestParam(name = "guardado", defaultValue = "false") boolean saved,
            HttpServletRequest request) {
        Map<String, @Nullable Object> given = new HashMap<>();
        given.put("kind", kind);
        given.put("after", after);
        return pages.show("moderacion", given, request).addObject("kind", kind).addObject("saved", saved);
    }

    @PostMapping(QUEUE)
    ModelAndView decide(HttpServletRequest request) {
        return decide("moderacion", request);
    }

    @PostMapping(QUEUE + "/apelaciones")
    ModelAndView decideAppeal(HttpServletRequest request) {
        return decide("moderacion-apelacion", request);
    }

    private ModelAndView decide(String form, HttpServletRequest request) {
        return forms.send(form, Map.of(), QUEUE + "?guardado=true", request, () -> queue(null, null, false, request));
    }

    @GetMapping(QUEUE + "/registro")
    ModelAndView log(@RequestParam(name = "despues", required = false) @Nullable String after, HttpServletRequest request) {
        Map<String, @Nullable Object> given = new HashMap<>();
        given.put("after", after);
        return pages.show("registro", given, request);
    }

    @PostMapping("/cuenta/decisiones/{id}")
    ModelAndView appeal(@PathVariable String id, HttpServletRequest request) {
        return forms.send("apelar", Map.of("id", id), "/cuenta?guardado=true", request, () -> account.account(false, request));
    }
}
