package mx.cocrea.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The addresses of the pages, each a document and the variables that its address gives. */
@Controller
@ConditionalOnWebApplication
final class PublicPages {

    private final Pages pages;

    PublicPages(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/")
    ModelAndView home(HttpServletRequest request) {
        return pages.show("inicio", Map.of(), request);
    }

    @GetMapping("/compromisos/{id}")
    ModelAndView commitment(@PathVariable String id, HttpServletRequest request) {
        return pages.showOne("compromiso", "commitment", Map.of("id", id), request);
    }
}
