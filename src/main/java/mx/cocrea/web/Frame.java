package mx.cocrea.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.UriComponentsBuilder;

/** What stands around every page: its headers, its addresses, and how values are written in its language. */
@Component
@ConditionalOnWebApplication
final class Frame implements HandlerInterceptor {

    /** Nothing from elsewhere and nothing inline. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private final Assets assets;
    private final Clock clock;
    private final PublicAddress publicAddress;
    private final StructuredData structuredData;
    private final String policy;
    private final boolean demo;

    /** @param provider where people sign in; none where they do so at the demo's */
    Frame(
            Assets assets,
            Clock clock,
            PublicAddress publicAddress,
            StructuredData structuredData,
            @Value("${cocrea.issuer-uri:}") @Nullable URI provider) {
        this.assets = assets;
        this.clock = clock;
        this.publicAddress = publicAddress;
        this.structuredData = structuredData;
        this.demo = provider == null || provider.toString().isEmpty();
        // Who signs out does so there too, by way of a form here.
        this.policy = provider == null || demo ? POLICY : POLICY + " " + provider.resolve("/");
    }

    /**
     * Addresses of a page.
     *
     * @param path without the language
     * @param permanent whole, the same for everybody, which is to be cited
     * @param canonical the same, with the language where it was asked for
     * @param languages the same page in each language
     * @param explorer opens the explorer on what the page asked; null where it asked nothing
     * @param root of the site
     */
    record Address(
            String path, String permanent, String canonical, Map<String, String> languages, @Nullable String explorer,
            String root) {}

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (isPage(handler)) {
            CacheControl keeping = Pages.isSignedIn(request) ? CacheControl.noStore() : CacheControl.noCache();
            response.setHeader("Content-Security-Policy", policy);
            response.setHeader(HttpHeaders.CACHE_CONTROL, keeping.getHeaderValue());
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
            response.addHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
        }
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null && page.hasView()) {
            Locale language = RequestContextUtils.getLocale(request);
            page.addObject("assets", assets);
            page.addObject("show", new Formats(language, clock));
            page.addObject("signedIn", Pages.isSignedIn(request));
            page.addObject("demo", demo);
            page.addObject("attempt", UUID.randomUUID());
            Address address = address(request, page.getModel().get(Pages.ASKED));
            page.addObject("address", address);
            page.addObject("structured", structuredData.of(page, address, language));
        }
    }

    private static boolean isPage(Object handler) {
        return handler instanceof HandlerMethod method
                && method.getBeanType().getPackage().equals(Frame.class.getPackage());
    }

    private Address address(HttpServletRequest request, @Nullable Object asked) {
        UriComponentsBuilder asFound = publicAddress.of(request);
        String canonical = asFound.build().toUriString();
        UriComponentsBuilder here = asFound.replaceQueryParam(PageConfiguration.LANGUAGE);
        String permanent = here.build().toUriString();
        String root = publicAddress.root(request);
        Map<String, String> languages = new LinkedHashMap<>();
        PageConfiguration.LANGUAGES.forEach(language -> languages.put(
                language.getLanguage(),
                here.cloneBuilder()
                        .replaceQueryParam(PageConfiguration.LANGUAGE, language.getLanguage())
                        .build()
                        .toUriString()
                        .substring(root.length())));
        String explorer = asked instanceof Pages.Asked question
                ? Explorer.address(question.query(), question.variables())
                : null;
        return new Address(permanent.substring(root.length()), permanent, canonical, languages, explorer, root);
    }
}
