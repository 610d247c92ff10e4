package mx.cocrea.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The addresses of the pages, each a document and the variables that its address gives; what it gives is in the model too. */
@Controller
@ConditionalOnWebApplication
final class PublicPages {

    private static final String AFTER = "despues";

    private final Pages pages;
    private final Examples examples;

    PublicPages(Pages pages, Examples examples) {
        this.pages = pages;
        this.examples = examples;
    }

    @GetMapping("/")
    ModelAndView home(HttpServletRequest request) {
        return pages.show("inicio", Map.of(), request);
    }

    /** What a filter decides is not counted once more: there is nothing left to choose. */
    @GetMapping("/compromisos")
    ModelAndView commitments(
            @RequestParam(name = "plan", required = false) @Nullable String plan,
            @RequestParam(name = "tema", required = false) @Nullable String theme,
            @RequestParam(name = "institucion", required = false) @Nullable String institution,
            @RequestParam(name = "ods", required = false) @Nullable Integer goal,
            @RequestParam(name = "estado", required = false) @Nullable String status,
            @RequestParam(name = "q", required = false) @Nullable String text,
            @RequestParam(name = AFTER, required = false) @Nullable String after,
            HttpServletRequest request) {
        Map<String, @Nullable Object> filter = Pages.given(
                "plan", plan, "theme", theme, "institution", institution, "status", status, "text", text);
        filter.put("odsGoal", goal);
        filter.values().removeIf(Objects::isNull);
        Filters filters = new Filters(
                "/compromisos", "q", filter.get("text"), "plan", filter.get("plan"), "estado", filter.get("status"),
                "tema", filter.get("theme"), "ods", goal, "institucion", filter.get("institution"));
        Map<String, @Nullable Object> given = Pages.given("after", after);
        given.put("filter", filter);
        given.put("chosen", filters.values("plan", "tema", "institucion"));
        given.put("anyPlan", filters.lacks("plan"));
        given.put("anyTheme", filters.lacks("tema"));
        given.put("anyInstitution", filters.lacks("institucion"));
        given.put("anyGoal", filters.lacks("ods"));
        given.put("anyStatus", filters.lacks("estado"));
        return pages.show("compromisos", given, request).addObject("filters", filters).addObject("text", filter.get("text"));
    }

    @GetMapping("/compromisos/{id}")
    ModelAndView commitment(
            @PathVariable String id, @RequestParam(name = AFTER, required = false) @Nullable String after,
            HttpServletRequest request) {
        return pages.showOne("compromiso", "commitment", Pages.given("id", id, "after", after), request)
                .addObject(Feeds.FEED, Feeds.path("compromisos", id));
    }

    @GetMapping("/actividades/{id}")
    ModelAndView activity(
            @PathVariable String id, @RequestParam(name = AFTER, required = false) @Nullable String after,
            @RequestParam(name = "reportes", required = false) @Nullable String reports,
            HttpServletRequest request) {
        return pages.showOne("actividad", "activity", Pages.given("id", id, "after", after, "reports", reports), request);
    }

    @GetMapping("/ciudadanos/{id}")
    ModelAndView citizen(
            @PathVariable String id, @RequestParam(name = AFTER, required = false) @Nullable String after,
            HttpServletRequest request) {
        return pages.showOne("ciudadano", "citizen", Pages.given("id", id, "after", after), request);
    }

    @GetMapping("/planes/{id}")
    ModelAndView plan(
            @PathVariable String id, @RequestParam(name = AFTER, required = false) @Nullable String after,
            HttpServletRequest request) {
        return pages.showOne("plan", "plan", Pages.given("id", id, "after", after), request);
    }

    @GetMapping("/actores")
    ModelAndView actors(
            @RequestParam(name = "tipo", required = false) @Nullable String kind,
            @RequestParam(name = "plan", required = false) @Nullable String plan,
            @RequestParam(name = "q", required = false) @Nullable String text,
            @RequestParam(name = AFTER, required = false) @Nullable String after,
            HttpServletRequest request) {
        Map<String, @Nullable Object> given = Pages.given("kind", kind, "plan", plan, "text", text, "after", after);
        return pages.show("actores", given, request).addAllObjects(given);
    }

    @GetMapping("/actores/{id}")
    ModelAndView actor(
            @PathVariable String id,
            @RequestParam(name = "papel", required = false) @Nullable String role,
            @RequestParam(name = "estado", required = false) @Nullable String status,
            @RequestParam(name = "gente", required = false) @Nullable String members,
            @RequestParam(name = AFTER, required = false) @Nullable String after,
            HttpServletRequest request) {
        Map<String, @Nullable Object> given = Pages.given("id", id, "status", status, "after", after);
        given.put("roles", role == null ? null : List.of(role));
        given.put("includeMembers", members != null);
        return pages.showOne("actor", "actor", given, request)
                .addAllObjects(given)
                .addObject("role", role)
                .addObject(Feeds.FEED, Feeds.path("actores", id));
    }

    /** Of institutions alone; what others answer for is on their own page. */
    @GetMapping("/instituciones/{id}")
    ModelAndView institution(
            @PathVariable String id,
            @RequestParam(name = "incumplidas", required = false) @Nullable String afterOverdue,
            @RequestParam(name = "sin-informe", required = false) @Nullable String afterUnreported,
            HttpServletRequest request) {
        Map<String, @Nullable Object> given = Pages.given(
                "id", id, "afterOverdue", afterOverdue, "afterUnreported", afterUnreported);
        ModelAndView page = pages.showOne("institucion", "actor", given, request);
        if (!new Data(page.getModel()).object("actor").text("__typename").equals("Institution")) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return page.addObject("filters", new Filters(
                "/instituciones/" + id, "incumplidas", given.get("afterOverdue"), "sin-informe", given.get("afterUnreported")));
    }

    /** Without anybody to start from there is nothing to draw yet, only whom one may start from. */
    @GetMapping("/red")
    ModelAndView network(
            @RequestParam(name = "desde", required = false) @Nullable String from,
            @RequestParam(name = "hasta", required = false) @Nullable String to,
            @RequestParam(name = "plan", required = false) @Nullable String plan,
            @RequestParam(name = "papel", required = false) @Nullable String role,
            @RequestParam(name = "abiertos", required = false) @Nullable List<String> opened,
            @RequestParam(name = "q", required = false) @Nullable String text,
            HttpServletRequest request) {
        String end = from == null ? null : to;
        List<String> also = opened == null ? List.of() : opened.stream().distinct().filter(id -> !id.equals(from)).toList();
        NetworkView view = new NetworkView(from, end, plan, role, also);
        Map<String, @Nullable Object> given = Pages.given("from", from, "to", end, "plan", plan, "text", text);
        given.put("roles", view.role() == null ? null : List.of(view.role()));
        given.put("opened", also.isEmpty() ? null : also);
        given.put("drawn", from != null);
        given.put("reaching", end != null);
        given.put("looking", from == null || given.get("text") != null);
        ModelAndView page = from == null
                ? pages.show("red", given, request)
                : pages.showOne("red", "actor", given, request);
        if (end != null && page.getModel().get("target") == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return page.addObject("view", view).addObject("text", given.get("text"));
    }

    @GetMapping("/ods")
    ModelAndView goals(HttpServletRequest request) {
        return pages.show("ods", Map.of(), request);
    }

    @GetMapping("/ods/{number}")
    ModelAndView goal(
            @PathVariable int number, @RequestParam(name = AFTER, required = false) @Nullable String after,
            HttpServletRequest request) {
        Map<String, @Nullable Object> given = Pages.given("after", after);
        given.put("number", number);
        return pages.showOne("meta", "odsGoal", given, request);
    }

    /** Without words there is nothing to search for yet, only the form. */
    @GetMapping("/buscar")
    ModelAndView search(
            @RequestParam(name = "q", required = false) @Nullable String text,
            @RequestParam(name = "tipo", required = false) @Nullable List<String> kinds,
            @RequestParam(name = AFTER, required = false) @Nullable String after,
            HttpServletRequest request) {
        List<String> chosen = kinds == null ? List.of() : kinds;
        Map<String, @Nullable Object> given = Pages.given("text", text, "after", after);
        given.put("kinds", chosen.isEmpty() ? null : chosen);
        ModelAndView page = given.get("text") == null
                ? new ModelAndView("buscar", Map.of("text", ""))
                : pages.show("buscar", given, request).addAllObjects(given);
        return page.addObject("kinds", chosen);
    }

    @GetMapping("/datos")
    ModelAndView data(Locale language, HttpServletRequest request) {
        Map<String, Object> words = Map.of("language", language.getLanguage().toUpperCase(Locale.ROOT));
        return pages.show("datos", words, request).addObject("examples", examples.all());
    }

    @GetMapping("/tablas/{name}")
    ModelAndView table(@PathVariable String name, Locale language, HttpServletRequest request) {
        Map<String, Object> asked = Map.of("name", name, "language", language.getLanguage().toUpperCase(Locale.ROOT));
        ModelAndView page = pages.show("tabla", asked, request);
        if (new Data(page.getModel()).list("dataTables").isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return page;
    }
}
