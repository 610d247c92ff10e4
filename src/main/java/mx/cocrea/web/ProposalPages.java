package mx.cocrea.web;

import jakarta.servlet.http.HttpServletRequest;
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

/** Proposals: found, read, written, supported and answered. */
@Controller
@ConditionalOnWebApplication
final class ProposalPages {

    private static final String PATH = "/propuestas";

    /** What the forms of a proposal's page do, each a document {@code propuesta-…}. */
    private static final String DEED = "/{id}/{deed:enviar|retirar|revisar|cumplir|fusionar|apoyar|no-apoyar|responder|calificar}";

    private final Pages pages;
    private final Forms forms;

    ProposalPages(Pages pages, Forms forms) {
        this.pages = pages;
        this.forms = forms;
    }

    @GetMapping(PATH)
    ModelAndView proposals(
            @RequestParam(name = "q", required = false) @Nullable String text,
            @RequestParam(name = "estado", required = false) @Nullable String status,
            @RequestParam(name = "plan", required = false) @Nullable String plan,
            @RequestParam(name = "institucion", required = false) @Nullable String institution,
            @RequestParam(name = "compromiso", required = false) @Nullable String commitment,
            @RequestParam(name = "vencidas", required = false) @Nullable String overdue,
            @RequestParam(name = "orden", required = false) @Nullable String order,
            @RequestParam(name = "despues", required = false) @Nullable String after,
            HttpServletRequest request) {
        Map<String, @Nullable Object> others = new HashMap<>();
        others.put("text", text);
        others.put("status", status);
        others.put("plan", plan);
        others.put("commitment", commitment);
        others.put("overdue", overdue == null ? null : true);
        others.values().removeIf(Objects::isNull);
        Map<String, @Nullable Object> filter = new HashMap<>(others);
        filter.computeIfAbsent("institution", none -> institution);
        Map<String, @Nullable Object> asked = new HashMap<>();
        asked.put("filter", filter);
        asked.put("others", others);
        asked.put("orderBy", order);
        asked.put("after", after);
        Filters filters = new Filters(
                PATH, "q", filter.get("text"), "estado", filter.get("status"), "plan", filter.get("plan"), "institucion",
                filter.get("institution"), "compromiso", filter.get("commitment"), "vencidas",
                filter.containsKey("overdue") ? "si" : null, "orden", asked.get("orderBy"));
        return pages.show("propuestas", asked, request).addObject("chosen", filters.chosen()).addObject("filters", filters);
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView proposal(
            @PathVariable String id, @RequestParam(name = "despues", required = false) @Nullable String after,
            HttpServletRequest request) {
        Map<String, @Nullable Object> asked = new HashMap<>();
        asked.put("id", id);
        asked.put("after", after);
        asked.put("member", Pages.isSignedIn(request) ? true : null);
        ModelAndView page = pages.show("propuesta", asked, request).addObject(Feeds.FEED, Feeds.path("propuestas", id));
        return page.getModel().get("proposal") == null ? hidden(id, request) : page;
    }

    private ModelAndView hidden(String id, HttpServletRequest request) {
        ModelAndView page = pages.showOne("propuesta-oculta", "removal", Map.of("id", id), request);
        page.setStatus(HttpStatus.GONE);
        return page;
    }

    /** Does what a form of a proposal's page asks for. */
    @PostMapping(PATH + DEED)
    ModelAndView change(@PathVariable String id, @PathVariable String deed, HttpServletRequest request) {
        String form = "propuesta-" + deed;
        return forms.send(
                form,
                Map.of("propuesta", id),
                written -> written.has("held") ? AccountPages.HELD : PATH + "/" + id,
                request,
                () -> proposal(id, null, request));
    }

    /** Whoever opens the address of a form, as a link of its refusal does, is shown the page that it is on. */
    @GetMapping(PATH + DEED)
    ModelAndView formOf(@PathVariable String id) {
        return Forms.to(PATH + "/" + id);
    }

    /** @param subject commitment or problem that the proposal is to be for */
    @GetMapping(PATH + "/nueva")
    ModelAndView begin(@RequestParam(name = "para") String subject, HttpServletRequest request) {
        ModelAndView page = pages.showOne("propuesta-nueva", "node", Map.of("id", subject), request);
        if (!new Data(page.getModel()).object("node").fields().containsKey("id")) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return page;
    }

    @PostMapping(PATH + "/nueva")
    ModelAndView add(@RequestParam(name = "para") String subject, HttpServletRequest request) {
        return forms.send(
                "propuesta-nueva",
                Map.of("enlaces", links(request)),
                written -> PATH + "/" + written.object("proposal").text("id"),
                request,
                () -> begin(subject, request));
    }

    /** Only for its author. */
    @GetMapping(PATH + "/{id}/editar")
    ModelAndView text(@PathVariable String id, HttpServletRequest request) {
        ModelAndView page = pages.showOne("propuesta-editar", "proposal", Map.of("id", id), request);
        if (!Boolean.TRUE.equals(new Data(page.getModel()).object("proposal").fields().get("viewerIsAuthor"))) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return page;
    }

    @PostMapping(PATH + "/{id}/editar")
    ModelAndView edit(@PathVariable String id, HttpServletRequest request) {
        return forms.send(
                "propuesta-editar",
                Map.of("propuesta", id, "enlaces", links(request)),
                PATH + "/" + id,
                request,
                () -> text(id, request));
    }

    /** Addresses and titles as they stand beside each other in the form; a row without either is none. */
    private static List<Map<String, String>> links(HttpServletRequest request) {
        String[] addresses = Objects.requireNonNullElse(request.getParameterValues("enlace"), new String[0]);
        String[] titles = Objects.requireNonNullElse(request.getParameterValues("enlace-titulo"), new String[0]);
        if (addresses.length != titles.length) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        List<Map<String, String>> links = new ArrayList<>();
        for (int row = 0; row < addresses.length; row++) {
            if (StringUtils.hasText(addresses[row]) || StringUtils.hasText(titles[row])) {
                links.add(Map.of("url", addresses[row], "title", titles[row]));
            }
        }
        return links;
    }
}
