package mx.cocrea.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Tells robots which pages there are (sitemaps.org) and which are not for them (RFC 9309). */
@Controller
@ConditionalOnWebApplication
final class SitemapFiles {

    static final String PATH = "/sitemap.xml";

    /** Most addresses of a file, as the protocol has it. */
    static final int MOST = 50_000;

    private static final String PART = "parte";

    private final SitemapPaths paths;
    private final PublicAddress publicAddress;

    SitemapFiles(SitemapPaths paths, PublicAddress publicAddress) {
        this.paths = paths;
        this.publicAddress = publicAddress;
    }

    @GetMapping("/robots.txt")
    void robots(HttpServletRequest request, HttpServletResponse response) throws IOException {
        head(MediaType.TEXT_PLAIN, response);
        response.getWriter()
                .write("""
                        User-agent: *
                        Disallow: /explorador
                        Disallow: /graphql
                        Disallow: /ingresar

                        Sitemap: %s
                        """.formatted(publicAddress.root(request) + PATH));
    }

    /**
     * All addresses, or where there are too many for one file, the addresses of files with a part of them each.
     *
     * @throws ResponseStatusException with 404 where there is no such part
     */
    @GetMapping(PATH)
    void sitemap(
            @RequestParam(name = PART, required = false) @Nullable Integer part,
            HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        List<String> all = paths.all(request);
        String root = publicAddress.root(request);
        int parts = Math.ceilDiv(all.size(), MOST);
        if (part != null && (part < 1 || part > parts)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        head(MediaType.TEXT_XML, response);
        PrintWriter out = response.getWriter();
        if (part == null && parts > 1) {
            writeIndex(parts, root, out);
        } else {
            int from = part == null ? 0 : (part - 1) * MOST;
            write(all.subList(from, Math.min(all.size(), from + MOST)), root, out);
        }
    }

    private static void head(MediaType type, HttpServletResponse response) {
        response.setContentType(type.toString());
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(
                HttpHeaders.CACHE_CONTROL, CacheControl.maxAge(Duration.ofHours(1)).cachePublic().getHeaderValue());
    }

    static void writeIndex(int parts, String root, Writer out) throws IOException {
        out.write("""
                <?xml version="1.0" encoding="UTF-8"?>
                <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                """);
        for (int part = 1; part <= parts; part++) {
            out.write("<sitemap><loc>%s%s?%s=%d</loc></sitemap>%n".formatted(root, PATH, PART, part));
        }
        out.write("</sitemapindex>\n");
    }

    static void write(List<String> paths, String root, Writer out) throws IOException {
        out.write("""
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
                """);
        for (String path : paths) {
            String address = root + path;
            out.write("<url><loc>" + address + "</loc>");
            for (Locale language : PageConfiguration.LANGUAGES) {
                out.write("<xhtml:link rel=\"alternate\" hreflang=\"%s\" href=\"%s?%s=%1$s\"/>"
                        .formatted(language.getLanguage(), address, PageConfiguration.LANGUAGE));
            }
            out.write("</url>\n");
        }
        out.write("</urlset>\n");
    }
}
