package mx.cocrea.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where people comment: on the page of what they comment on, and on a comment's own, where they reply to it and its author changes it. */
@Controller
@ConditionalOnWebApplication
final class CommentPages {

    private static final String PATH = "/comentarios/";

    /** Pages of what can be commented on, by the section of their address. */
    private static final Map<String, Subject> SUBJECTS = Map.of(
            "compromisos", new Subject("compromiso", "commitment"),
            "actividades", new Subject("actividad", "activity"),
            "propuestas", new Subject("propuesta", "proposal"));

    private final Pages pages;
    private final Forms forms;

    CommentPages(Pages pages, Forms forms) {
        this.pages = pages;
        this.forms = forms;
    }

    /**
     * A page about what can be commented on.
     *
     * @param page its name
     * @param field root field that holds it
     */
    private record Subject(String page, String field) {}

    @PostMapping("/{section:compromisos|actividades|propuestas}/{id}/comentarios")
    ModelAndView add(@PathVariable String section, @PathVariable String id, HttpServletRequest request) {
        Subject subject = Objects.requireNonNull(SUBJECTS.get(section));
        String path = "/" + section + "/" + id;
        return forms.send(
                "comentar",
                Map.of("sobre", id),
                written -> to(written, path),
                request,
                () -> pages.showOne(subject.page(), subject.field(), asked(id, null, request), request));
    }

    /** Whoever opens the address of a form, as a link of its refusal does, is shown the page that it is on. */
    @GetMapping("/{section:compromisos|actividades|propuestas}/{id}/comentarios")
    ModelAndView comments(@PathVariable String section, @PathVariable String id) {
        return Forms.to("/" + section + "/" + id + "#comentarios");
    }

    /** As {@link #comments}. */
    @GetMapping(PATH + "{id}/{deed:responder|editar|retirar}")
    ModelAndView comment(@PathVariable String id) {
        return Forms.to(PATH + id);
    }

    @GetMapping(PATH + "{id}")
    ModelAndView comment(
            @PathVariable String id, @RequestParam(name = "despues", required = false) @Nullable String after,
            HttpServletRequest request) {
        return pages.showOne("comentario", "comment", asked(id, after, request), request);
    }

    @PostMapping(PATH + "{id}/responder")
    ModelAndView reply(@PathVariable String id, HttpServletRequest request) {
        return forms.send(
                "comentario-responder",
                Map.of("comentario", id),
                written -> to(written, PATH + id),
                request,
                () -> comment(id, null, request));
    }

    @PostMapping(PATH + "{id}/editar")
    ModelAndView edit(@PathVariable String id, HttpServletRequest request) {
        return forms.send("comentario-editar", Map.of("comentario", id), PATH + id, request, () -> comment(id, null, request));
    }

    @PostMapping(PATH + "{id}/retirar")
    ModelAndView withdraw(@PathVariable String id, HttpServletRequest request) {
        return forms.send("comentario-retirar", Map.of("comentario", id), PATH + id, request, () -> comment(id, null, request));
    }

    /** Where what was written is read: on the page, or on its author's own as long as it is not public. */
    private static String to(Data written, String page) {
        return written.has("held") ? AccountPages.HELD : page + "#" + written.object("comment").text("id");
    }

    private static Map<String, @Nullable Object> asked(String id, @Nullable String after, HttpServletRequest request) {
        Map<String, @Nullable Object> asked = new HashMap<>();
        asked.put("id", id);
        asked.put("after", after);
        asked.put("member", Pages.isSignedIn(request) ? true : null);
        return asked;
    }
}
