package mx.cocrea.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Evaluations, the forms of their reviewers, and published figures beside recomputed ones. */
@Controller
@ConditionalOnWebApplication
final class EvaluationPages {

    private static final String FIGURES = "/cifras";
    private static final String EDITING = FIGURES + "/{id}/corregir";
    private static final String WITHDRAWAL = FIGURES + "/{id}/retirar";
    private static final String RATING = "/calificar/{id}";

    /** What the fields of a rating's form are called: these words and the attribute's identifier. */
    private static final String ATTRIBUTE = "atributo.";
    private static final String VERSION = "version.";

    private final Pages pages;
    private final Forms forms;

    EvaluationPages(Pages pages, Forms forms) {
        this.pages = pages;
        this.forms = forms;
    }

    @GetMapping(FIGURES)
    ModelAndView figures(
            @RequestParam(name = "resultado", defaultValue = "DISAGREES") String verdict,
            @RequestParam(name = "plan", required = false) @Nullable String plan,
            @RequestParam(name = "evaluacion", required = false) @Nullable String evaluation,
            @RequestParam(name = "sobre", required = false) @Nullable String subject,
            @RequestParam(name = "despues", required = false) @Nullable String after,
            Locale language,
            HttpServletRequest request) {
        Map<String, @Nullable Object> asked = words(language);
        asked.put("verdict", verdict);
        asked.put("plan", plan);
        asked.put("evaluation", evaluation);
        asked.put("subject", subject);
        asked.put("after", after);
        Filters filters = new Filters(
                FIGURES, "resultado", verdict, "plan", plan, "evaluacion", evaluation, "sobre", subject);
        return pages.show("cifras", asked, request).addObject("chosen", filters.chosen()).addObject("filters", filters);
    }

    @GetMapping(FIGURES + "/{id}")
    ModelAndView figure(@PathVariable String id, Locale language, HttpServletRequest request) {
        Map<String, @Nullable Object> asked = words(language);
        asked.put("id", id);
        return pages.showOne("cifra", "figure", asked, request);
    }

    /** @param subject what the figure is to be about */
    @GetMapping(FIGURES + "/nueva")
    ModelAndView begin(@RequestParam(name = "sobre") String subject, Locale language, HttpServletRequest request) {
        Map<String, @Nullable Object> asked = words(language);
        asked.put("id", subject);
        return pages.showOne("cifra-nueva", "node", asked, request);
    }

    @PostMapping(FIGURES + "/nueva")
    ModelAndView add(@RequestParam(name = "sobre") String subject, Locale language, HttpServletRequest request) {
        return forms.send(
                "cifra-nueva",
                Map.of(),
                written -> FIGURES + "/" + written.object("figure").text("id"),
                request,
                () -> begin(subject, language, request));
    }

    /** Only for whoever added it. */
    @GetMapping(EDITING)
    ModelAndView content(@PathVariable String id, Locale language, HttpServletRequest request) {
        Map<String, @Nullable Object> asked = words(language);
        asked.put("id", id);
        ModelAndView page = pages.showOne("cifra-corregir", "figure", asked, request);
        if (!Boolean.TRUE.equals(new Data(page.getModel()).object("figure").fields().get("viewerIsAuthor"))) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return page;
    }

    @PostMapping(EDITING)
    ModelAndView edit(@PathVariable String id, Locale language, HttpServletRequest request) {
        return forms.send(
                "cifra-corregir", Map.of("cifra", id), FIGURES + "/" + id, request, () -> content(id, language, request));
    }

    @PostMapping(WITHDRAWAL)
    ModelAndView withdraw(@PathVariable String id, Locale language, HttpServletRequest request) {
        return forms.send(
                "cifra-retirar", Map.of("cifra", id), FIGURES + "/" + id, request, () -> figure(id, language, request));
    }

    /** Whoever opens the address of the form, as a link of its refusal does, is shown the page that it is on. */
    @GetMapping(WITHDRAWAL)
    ModelAndView withdrawing(@PathVariable String id) {
        return Forms.to(FIGURES + "/" + id);
    }

    @GetMapping("/evaluaciones/{id}")
    ModelAndView evaluation(@PathVariable String id, HttpServletRequest request) {
        return pages.showOne("evaluacion", "evaluation", Map.of("id", id), request);
    }

    /** Only for those invited to rate. */
    @GetMapping(RATING)
    ModelAndView ratings(@PathVariable String id, HttpServletRequest request) {
        ModelAndView page = pages.showOne("calificar", "appraisal", Map.of("id", id), request);
        Data evaluation = new Data(page.getModel()).object("appraisal").object("evaluation");
        if (!Boolean.TRUE.equals(evaluation.fields().get("viewerReviews")) || !evaluation.text("state").equals("OPEN")) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return page;
    }

    @PostMapping(RATING)
    ModelAndView rate(@PathVariable String id, HttpServletRequest request) {
        return forms.send(
                "calificar",
                Map.of("valoracion", id, "calificaciones", given(request)),
                "/calificar/" + id,
                request,
                () -> ratings(id, request));
    }

    @PostMapping(RATING + "/conflicto")
    ModelAndView declare(@PathVariable String id, HttpServletRequest request) {
        return forms.send(
                "conflicto",
                Map.of(),
                written -> "/evaluaciones/" + written.object("evaluation").text("id"),
                request,
                () -> ratings(id, request));
    }

    /** Whoever opens the address of a form, as a link of its refusal does, is shown the page that it is on. */
    @GetMapping(RATING + "/conflicto")
    ModelAndView formOf(@PathVariable String id) {
        return Forms.to("/calificar/" + id);
    }

    /** Those that were chosen. */
    private static List<Map<String, Object>> given(HttpServletRequest request) {
        return request.getParameterMap().keySet().stream().filter(name -> name.startsWith(ATTRIBUTE)).sorted().map(name -> {
            String attribute = name.substring(ATTRIBUTE.length());
            Map<String, Object> rating = new HashMap<>(
                    Map.of("attribute", attribute, "value", number(request.getParameter(name))));
            String version = request.getParameter(VERSION + attribute);
            if (StringUtils.hasText(version)) {
                rating.put("version", number(version));
            }
            return rating;
        }).toList();
    }

    private static int number(String sent) {
        try {
            return Integer.parseInt(sent);
        } catch (NumberFormatException garbled) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, garbled);
        }
    }

    private static Map<String, @Nullable Object> words(Locale language) {
        return new HashMap<>(Map.of("language", language.getLanguage().toUpperCase(Locale.ROOT)));
    }
}
