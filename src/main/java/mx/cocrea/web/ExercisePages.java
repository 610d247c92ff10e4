package mx.cocrea.web;

import jakarta.servlet.http.HttpServletRequest;
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

/** All evaluations, and the forms of those who run one: who opens it, chooses its panel and closes it. */
@Controller
@ConditionalOnWebApplication
final class ExercisePages {

    private static final String PATH = "/evaluaciones";
    private static final String NEW = PATH + "/nueva";
    private static final String PANEL = PATH + "/{id}/panel";
    private static final String REMOVAL = PANEL + "/relevar";
    private static final String CLOSING = PATH + "/{id}/cerrar";

    private final Pages pages;
    private final Forms forms;

    ExercisePages(Pages pages, Forms forms) {
        this.pages = pages;
        this.forms = forms;
    }

    @GetMapping(PATH)
    ModelAndView evaluations(HttpServletRequest request) {
        return pages.show("evaluaciones", Map.of(), request);
    }

    /** @param plan chosen beforehand */
    @GetMapping(NEW)
    ModelAndView begin(@RequestParam(name = "plan", required = false) @Nullable String plan, HttpServletRequest request) {
        ModelAndView page = pages.show("evaluacion-nueva", Map.of(), request);
        if (new Data(page.getModel()).list("plans").stream().noneMatch(one -> may(one, "viewerMayEvaluate"))) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return page.addObject("plan", plan);
    }

    @PostMapping(NEW)
    ModelAndView open(HttpServletRequest request) {
        return forms.send(
                "evaluacion-abrir",
                Map.of(),
                written -> panelOf(written.object("evaluation").text("id")),
                request,
                () -> begin(null, request));
    }

    /** Only for those whose role lets them run it. */
    @GetMapping(PANEL)
    ModelAndView panel(@PathVariable String id, HttpServletRequest request) {
        ModelAndView page = pages.showOne("panel", "evaluation", Map.of("id", id), request);
        if (!may(new Data(page.getModel()).object("evaluation"), "viewerMayRun")) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return page;
    }

    @PostMapping(PANEL)
    ModelAndView invite(@PathVariable String id, HttpServletRequest request) {
        return forms.send("panel-invitar", Map.of("evaluacion", id), panelOf(id), request, () -> panel(id, request));
    }

    @PostMapping(REMOVAL)
    ModelAndView remove(@PathVariable String id, HttpServletRequest request) {
        return forms.send("panel-relevar", Map.of("evaluacion", id), panelOf(id), request, () -> panel(id, request));
    }

    @PostMapping(CLOSING)
    ModelAndView close(@PathVariable String id, HttpServletRequest request) {
        return forms.send("evaluacion-cerrar", Map.of("evaluacion", id), PATH + "/" + id, request, () -> panel(id, request));
    }

    /** Whoever opens the address of a form, as a link of its refusal does, is shown the page that it is on. */
    @GetMapping({REMOVAL, CLOSING})
    ModelAndView formOf(@PathVariable String id) {
        return Forms.to(panelOf(id));
    }

    private static String panelOf(String id) {
        return PATH + "/" + id + "/panel";
    }

    private static boolean may(Data thing, String what) {
        return Boolean.TRUE.equals(thing.fields().get(what));
    }
}
