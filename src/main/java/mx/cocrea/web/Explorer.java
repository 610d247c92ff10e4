package mx.cocrea.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.resource.VersionResourceResolver;
import org.springframework.web.util.HtmlUtils;

/** The page where people try queries: GraphiQL, all of it from this server, opened on an example that works. */
@RestController
@ConditionalOnWebApplication
class Explorer {

    private static final String PATH = "/explorador/";

    private static final List<String> ASSETS = List.of(
            "graphiql.min.css",
            "explorador.css",
            "react.production.min.js",
            "react-dom.production.min.js",
            "graphiql.min.js",
            "explorador.js");

    /** Nothing from elsewhere, nothing inline; GraphiQL's style sheet carries its fonts and icons within. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "font-src data:; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final ResourceUrlProvider addresses;
    private final String page;

    Explorer(ResourceUrlProvider addresses) throws IOException {
        this.addresses = addresses;
        this.page = text("pages/explorador.html")
                .replace("{example}", HtmlUtils.htmlEscape(text("graphql/pages/explorador.graphql"), "UTF-8"));
    }

    @GetMapping("/explorador")
    ResponseEntity<String> page() {
        String html = page;
        for (String asset : ASSETS) {
            html = html.replace("{" + asset + "}", address(asset));
        }
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", POLICY)
                .body(html);
    }

    /** The address changes with the content, so that browsers keep an asset for as long as they like. */
    private String address(String asset) {
        @Nullable
        String versioned = addresses.getForLookupPath(PATH + asset);
        if (versioned == null) {
            throw new IllegalStateException("The explorer lacks " + asset);
        }
        return versioned.substring(1);
    }

    private static String text(String resource) throws IOException {
        return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
    }

    /** Where the assets come from: ours, and the files that their makers built. */
    @Configuration(proxyBeanMethods = false)
    static class Assets implements WebMvcConfigurer {

        @Override
        public void addResourceHandlers(ResourceHandlerRegistry registry) {
            registry.addResourceHandler(PATH + "**")
                    .addResourceLocations(
                            "classpath:/explorador/",
                            "classpath:/META-INF/resources/_static/graphiql/3.2.0/",
                            "classpath:/META-INF/resources/webjars/react/18.3.1/umd/",
                            "classpath:/META-INF/resources/webjars/react-dom/18.3.1/umd/")
                    .setCacheControl(
                            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                    .resourceChain(true)
                    .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
        }
    }
}
