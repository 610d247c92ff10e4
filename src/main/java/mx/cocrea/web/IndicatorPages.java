package mx.cocrea.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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

/** Indicators and what is measured of them, what plans leave open, and what became of their promises. */
@Controller
@ConditionalOnWebApplication
final class IndicatorPages {

    private static final String PATH = "/indicadores";
    private static final String AFTER = "despues";

    private final Pages pages;
    private final Forms forms;

    IndicatorPages(Pages pages, Forms forms) {
        this.pages = pages;
        this.forms = forms;
    }

    @GetMapping(PATH)
    ModelAndView indicators(
            @RequestParam(name = "plan", required = false) @Nullable String plan,
            @RequestParam(name = "institucion", required = false) @Nullable String institution,
            @RequestParam(name = "luz", required = false) @Nullable String light,
            @RequestParam(name = "sin-luz", required = false) @Nullable String noLight,
            @RequestParam(name = "falta", required = false) @Nullable String lack,
            @RequestParam(name = AFTER, required = false) @Nullable String after,
            HttpServletRequest request) {
        Map<String, @Nullable Object> filter = Pages.given(
                "plan", plan, "institution", institution, "light", light, "noLight", noLight, "lacks", lack);
        filter.values().removeIf(Objects::isNull);
        Filters filters = new Filters(
                PATH, "plan", filter.get("plan"), "institucion", filter.get("institution"), "luz", filter.get("light"), "sin-luz",
                filter.get("noLight"), "falta", filter.get("lacks"));
        Map<String, @Nullable Object> asked = Pages.given("after", after);
        asked.put("filter", filter);
        asked.put("chosen", filters.values("plan", "institucion"));
        asked.put("anyPlan", filters.lacks("plan"));
        asked.put("anyLight", filters.lacks("luz") && filters.lacks("sin-luz"));
        return pages.show("indicadores", asked, request).addObject("filters", filters);
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView indicator(
            @PathVariable String id, @RequestParam(name = AFTER, required = false) @Nullable String after,
            HttpServletRequest request) {
        return pages.showOne("indicador", "indicator", Pages.given("id", id, "after", after), request);
    }

    @PostMapping(PATH + "/{id}/medir")
    ModelAndView measure(@PathVariable String id, HttpServletRequest request) {
        return forms.send("medir", Map.of("indicador", id), PATH + "/" + id, request, () -> indicator(id, null, request));
    }

    /** Whoever opens the address of the form, as a link of its refusal does, is shown the page that it is on. */
    @GetMapping(PATH + "/{id}/medir")
    ModelAndView formOf(@PathVariable String id) {
        return Forms.to(PATH + "/" + id);
    }

    /** @param which gap to list what has it; none lists nothing and counts all */
    @GetMapping("/huecos")
    ModelAndView gaps(
            @RequestParam(name = "falta", required = false) @Nullable String which,
            @RequestParam(name = "plan", required = false) @Nullable String plan,
            @RequestParam(name = AFTER, required = false) @Nullable String after,
            HttpServletRequest request) {
        Gap gap = which == null
                ? null
                : Gap.called(which).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        Map<String, @Nullable Object> asked = Pages.given("after", after);
        Map<String, @Nullable Object> given = Pages.given("plan", plan);
        if (gap != null) {
            Map<String, @Nullable Object> filter = new HashMap<>(given);
            filter.put(gap.filter(), false);
            filter.values().removeIf(Objects::isNull);
            asked.put(gap.list(), true);
            asked.put(
                    switch (gap.list()) {
                        case "problems" -> "problemFilter";
                        case "commitments" -> "commitmentFilter";
                        default -> "activityFilter";
                    }, filter);
        }
        return pages.show("huecos", asked, request)
                .addObject("gap", gap)
                .addObject("kinds", Gap.values())
                .addObject("plan", given.get("plan"));
    }

    @GetMapping("/continuidad")
    ModelAndView continuity(
            @RequestParam(name = "de", required = false) @Nullable String from,
            @RequestParam(name = "en", required = false) @Nullable String plan,
            @RequestParam(name = "que", required = false) @Nullable String kind,
            @RequestParam(name = AFTER, required = false) @Nullable String after,
            HttpServletRequest request) {
        Map<String, @Nullable Object> filter = Pages.given("from", from, "plan", plan, "kind", kind);
        filter.values().removeIf(Objects::isNull);
        Map<String, @Nullable Object> asked = Pages.given("after", after);
        asked.put("filter", filter);
        return pages.show("continuidad", asked, request)
                .addObject("chosen", filter)
                .addObject(
                        "filters",
                        new Filters(
                                "/continuidad", "de", filter.get("from"), "en", filter.get("plan"), "que", filter.get("kind")));
    }
}
