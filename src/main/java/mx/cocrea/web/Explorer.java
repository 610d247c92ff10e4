package mx.cocrea.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The page where people try queries: GraphiQL, all of it from this server, opened on an example that works. */
@Controller
@ConditionalOnWebApplication
final class Explorer {

    private static final String PATH = "/explorador";

    /** GraphiQL's style sheet carries its fonts within. */
    private static final String POLICY = Frame.POLICY + "; font-src data:";

    private final Pages pages;

    Explorer(Pages pages) {
        this.pages = pages;
    }

    /**
     * Where the page opens on a document.
     *
     * @param variables as JSON
     */
    static String address(String query, String variables) {
        return UriComponentsBuilder.fromPath(PATH)
                .queryParam("query", "{query}")
                .queryParam("variables", "{variables}")
                .encode()
                .buildAndExpand(query, variables)
                .toUriString();
    }

    @GetMapping(PATH)
    ModelAndView page(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        return new ModelAndView("explorador", Map.of("example", pages.document("explorador")));
    }
}
