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

/** What is stated of public money, the programmes that it is of, and the forms of those who record it. */
@Controller
@ConditionalOnWebApplication
final class MoneyPages {

    private static final String PATH = "/dinero";

    private final Pages pages;
    private final Forms forms;

    MoneyPages(Pages pages, Forms forms) {
        this.pages = pages;
        this.forms = forms;
    }

    /**
     * What stands at the days that the address says.
     *
     * @param asOf day by which sources stated it
     * @param knownAt day by which it was recorded
     */
    @GetMapping(PATH)
    ModelAndView money(
            @RequestParam(name = "programa", required = false) @Nullable String programme,
            @RequestParam(name = "plan", required = false) @Nullable String plan,
            @RequestParam(name = "compromiso", required = false) @Nullable String commitment,
            @RequestParam(name = "ejercicio", required = false) @Nullable Integer year,
            @RequestParam(name = "momento", required = false) @Nullable String moment,
            @RequestParam(name = "dicho", required = false) @Nullable String asOf,
            @RequestParam(name = "sabido", required = false) @Nullable String knownAt,
            @RequestParam(name = "despues", required = false) @Nullable String after,
            HttpServletRequest request) {
        Filters filters = new Filters(
                PATH, "programa", programme, "plan", plan, "compromiso", commitment, "ejercicio", year,
                "momento", moment, "dicho", asOf, "sabido", knownAt);
        Map<String, @Nullable Object> filter = new HashMap<>();
        filter.put("programme", programme);
        filter.put("plan", plan);
        filter.put("commitment", commitment);
        filter.put("fiscalYear", year);
        filter.put("moment", moment);
        filter.put("asOf", asOf);
        filter.put("knownAt", knownAt);
        filter.put("standing", true);
        filter.values().removeIf(Objects::isNull);
        Map<String, @Nullable Object> asked = new HashMap<>();
        asked.put("filter", filter);
        asked.put("moment", moment);
        asked.put("asOf", asOf);
        asked.put("knownAt", knownAt);
        asked.put("after", after);
        return pages.show("dinero", asked, request).addObject("chosen", filters.chosen()).addObject("filters", filters);
    }

    @GetMapping("/programas/{id}")
    ModelAndView programme(
            @PathVariable String id, @RequestParam(name = "despues", required = false) @Nullable String after,
            HttpServletRequest request) {
        Map<String, @Nullable Object> asked = new HashMap<>();
        asked.put("id", id);
        asked.put("after", after);
        return pages.showOne("programa", "programme", asked, request);
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView entry(@PathVariable String id, HttpServletRequest request) {
        return pages.showOne("partida", "budgetEntry", Map.of("id", id), request);
    }

    @PostMapping(PATH + "/{id}/corregir")
    ModelAndView restate(@PathVariable String id, HttpServletRequest request) {
        return forms.send(
                "partida-corregir", Map.of("partida", id), MoneyPages::pathOfRecorded, request, () -> entry(id, request));
    }

    /** Whoever opens the address of the form, as a link of its refusal does, is shown the page that it is on. */
    @GetMapping(PATH + "/{id}/corregir")
    ModelAndView formOf(@PathVariable String id) {
        return Forms.to(PATH + "/" + id);
    }

    /**
     * Only for those who may record one.
     *
     * @param name words of the name of who pays or is paid
     */
    @GetMapping(PATH + "/nueva")
    ModelAndView begin(
            @RequestParam(name = "programa") String programme, @RequestParam(name = "q", required = false) @Nullable String name,
            HttpServletRequest request) {
        Map<String, @Nullable Object> asked = new HashMap<>();
        asked.put("programme", programme);
        asked.put("text", name);
        asked.put("searching", name != null);
        ModelAndView page = pages.showOne("partida-nueva", "programme", asked, request);
        if (!Boolean.TRUE.equals(new Data(page.getModel()).object("programme").fields().get("viewerMayRecord"))) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return page.addObject("q", name);
    }

    @PostMapping(PATH + "/nueva")
    ModelAndView add(
            @RequestParam(name = "programa") String programme, @RequestParam(name = "q", required = false) @Nullable String name,
            HttpServletRequest request) {
        return forms.send(
                "partida-nueva", Map.of(), MoneyPages::pathOfRecorded, request, () -> begin(programme, name, request));
    }

    private static String pathOfRecorded(Data written) {
        return PATH + "/" + written.object("budgetEntry").text("id");
    }
}
