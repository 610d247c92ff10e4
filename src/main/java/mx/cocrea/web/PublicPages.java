package mx.cocrea.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
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

    @GetMapping("/compromisos/{id}")
    ModelAndView commitment(@PathVariable String id, HttpServletRequest request) {
        return pages.showOne("compromiso", "commitment", Map.of("id", id), request);
    }

    @GetMapping("/planes/{id}")
    ModelAndView plan(
            @PathVariable String id, @RequestParam(name = AFTER, required = false) @Nullable String after,
            HttpServletRequest request) {
        return pages.showOne("plan", "plan", given("id", id, "after", after), request);
    }

    @GetMapping("/actores")
    ModelAndView actors(
            @RequestParam(name = "tipo", required = false) @Nullable String kind,
            @RequestParam(name = "plan", required = false) @Nullable String plan,
            @RequestParam(name = "q", required = false) @Nullable String text,
            @RequestParam(name = AFTER, required = false) @Nullable String after,
            HttpServletRequest request) {
        Map<String, @Nullable Object> given = given("kind", kind, "plan", plan, "text", text, "after", after);
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
        String chosen = filled(role);
        Map<String, @Nullable Object> given = given("id", id, "status", status, "after", after);
        given.put("roles", chosen == null ? null : List.of(chosen));
        given.put("includeMembers", filled(members) != null);
        return pages.showOne("actor", "actor", given, request).addAllObjects(given).addObject("role", chosen);
    }

    @GetMapping("/ods")
    ModelAndView goals(HttpServletRequest request) {
        return pages.show("ods", Map.of(), request);
    }

    @GetMapping("/ods/{number}")
    ModelAndView goal(
            @PathVariable int number, @RequestParam(name = AFTER, required = false) @Nullable String after,
            HttpServletRequest request) {
        Map<String, @Nullable Object> given = given("after", after);
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
        Map<String, @Nullable Object> given = given("text", text, "after", after);
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

    /** Variables by name; an empty one, as forms send what nobody filled in, is as good as none. */
    private static Map<String, @Nullable Object> given(@Nullable String... namesAndValues) {
        Map<String, @Nullable Object> given = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            given.put(String.valueOf(namesAndValues[i]), filled(namesAndValues[i + 1]));
        }
        return given;
    }

    private static @Nullable String filled(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
