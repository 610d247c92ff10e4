package mx.cocrea.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** How activities really stand: a plan's board, where those who report part, what they reported, and the forms for it. */
@Controller
@ConditionalOnWebApplication
final class ProgressPages {

    private static final String REPORTS = "/reportes/";
    private static final String REPORTING = "/actividades/{id}/reportar";
    private static final String CORRECTING = REPORTS + "{id}/corregir";

    private final Pages pages;
    private final Forms forms;
    private final Clock clock;

    ProgressPages(Pages pages, Forms forms, Clock clock) {
        this.pages = pages;
        this.forms = forms;
        this.clock = clock;
    }

    @GetMapping("/planes/{id}/tablero")
    ModelAndView board(
            @PathVariable String id,
            @RequestParam(name = "estado", required = false) @Nullable String status,
            @RequestParam(name = "desacuerdo", required = false) @Nullable String disputed,
            @RequestParam(name = "fecha", required = false) @Nullable String asOf,
            @RequestParam(name = "sabido", required = false) @Nullable String knownOn,
            @RequestParam(name = "despues", required = false) @Nullable String after,
            HttpServletRequest request) {
        Map<String, @Nullable Object> asked = times(asOf, knownOn, after);
        asked.put("id", id);
        asked.put("status", status);
        asked.put("disagreement", disputed == null ? null : true);
        Filters filters = new Filters(
                "/planes/" + id + "/tablero", "estado", status, "desacuerdo", disputed, "fecha", asOf,
                "sabido", knownOn);
        return pages.showOne("tablero", "plan", asked, request)
                .addObject("chosen", filters.chosen())
                .addObject("filters", filters);
    }

    @GetMapping("/desacuerdos")
    ModelAndView disagreements(
            @RequestParam(name = "plan", required = false) @Nullable String plan,
            @RequestParam(name = "institucion", required = false) @Nullable String institution,
            @RequestParam(name = "fecha", required = false) @Nullable String asOf,
            @RequestParam(name = "sabido", required = false) @Nullable String knownOn,
            @RequestParam(name = "despues", required = false) @Nullable String after,
            HttpServletRequest request) {
        Map<String, @Nullable Object> asked = times(asOf, knownOn, after);
        asked.put("plan", plan);
        asked.put("institution", institution);
        Filters filters = new Filters(
                "/desacuerdos", "plan", plan, "institucion", institution, "fecha", asOf, "sabido",
                knownOn);
        return pages.show("desacuerdos", asked, request)
                .addObject("chosen", filters.chosen())
                .addObject("filters", filters);
    }

    @GetMapping(REPORTS + "{id}")
    ModelAndView report(@PathVariable String id, HttpServletRequest request) {
        return pages.showOne("reporte", "progressReport", Map.of("id", id), request);
    }

    /** Whoever opens the address of the form, as a link of its refusal does, is shown the page that it is on. */
    @GetMapping(CORRECTING)
    ModelAndView correcting(@PathVariable String id) {
        return Forms.to(REPORTS + id);
    }

    @PostMapping(CORRECTING)
    ModelAndView correct(@PathVariable String id, HttpServletRequest request) {
        return forms.send(
                "reporte-corregir", Map.of("reporte", id, "evidencia", evidence(request)), ProgressPages::written, request,
                () -> report(id, request));
    }

    @GetMapping(REPORTING)
    ModelAndView reporting(@PathVariable String id, HttpServletRequest request) {
        return pages.showOne("reporte-nuevo", "activity", Map.of("id", id), request);
    }

    @PostMapping(REPORTING)
    ModelAndView add(@PathVariable String id, HttpServletRequest request) {
        return forms.send(
                "reporte-nuevo", Map.of("actividad", id, "evidencia", evidence(request)), ProgressPages::written, request,
                () -> reporting(id, request));
    }

    /** Where what was reported is read: on a page of its own, or on its author's as long as it is not public. */
    private static String written(Data payload) {
        return payload.has("held") ? AccountPages.HELD : REPORTS + payload.object("progressReport").text("id");
    }

    /** What was known on a day was known before the next began. */
    private Map<String, @Nullable Object> times(@Nullable String asOf, @Nullable String knownOn, @Nullable String after) {
        Map<String, @Nullable Object> asked = new HashMap<>();
        asked.put("asOf", asOf);
        asked.put("after", after);
        try {
            asked.put("knownAt", knownOn == null
                    ? null
                    : LocalDate.parse(knownOn)
                            .plusDays(1)
                            .atStartOfDay(clock.getZone())
                            .minusNanos(1_000_000)
                            .toOffsetDateTime()
                            .toString());
        } catch (DateTimeException garbled) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, garbled);
        }
        return asked;
    }

    /** Pieces of evidence as they stand below each other in the form; one without an address and a title is none. */
    private static List<Map<String, String>> evidence(HttpServletRequest request) {
        String[] addresses = column(request, "evidencia");
        String[] titles = column(request, "evidencia-titulo");
        String[] kinds = column(request, "evidencia-clase");
        String[] days = column(request, "evidencia-vista");
        String[] sums = column(request, "evidencia-sha256");
        if (titles.length != addresses.length
                || kinds.length != addresses.length
                || days.length != addresses.length
                || sums.length != addresses.length) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        List<Map<String, String>> evidence = new ArrayList<>();
        for (int row = 0; row < addresses.length; row++) {
            if (StringUtils.hasText(addresses[row]) || StringUtils.hasText(titles[row])) {
                Map<String, String> piece = new HashMap<>(
                        Map.of("url", addresses[row], "title", titles[row], "kind", kinds[row], "seenOn", days[row]));
                if (StringUtils.hasText(sums[row])) {
                    piece.put("sha256", sums[row]);
                }
                evidence.add(piece);
            }
        }
        return evidence;
    }

    private static String[] column(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameterValues(name), new String[0]);
    }
}
