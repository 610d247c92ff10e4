package mx.cocrea.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** What all pages have in common: their languages, their frame, and how browsers keep them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class PageConfiguration implements WebMvcConfigurer {

    /** As in Mexico, by which numbers and dates are written too. */
    static final Locale SPANISH = Locale.of("es", "MX");
    static final List<Locale> LANGUAGES = List.of(SPANISH, Locale.ENGLISH);
    static final String LANGUAGE = "idioma";

    private static final List<String> UNTAGGED = List.of("/graphql", "/actuator", "/datos/", SitemapFiles.PATH);

    private final Frame frame;

    PageConfiguration(Frame frame) {
        this.frame = frame;
    }

    /** What a reader chose stays; else what the browser asks for, and Spanish where it asks for neither. */
    @Bean
    LocaleResolver localeResolver() {
        AcceptHeaderLocaleResolver browser = new AcceptHeaderLocaleResolver();
        browser.setSupportedLocales(LANGUAGES.stream().map(Locale::getLanguage).map(Locale::of).toList());
        browser.setDefaultLocale(SPANISH);
        CookieLocaleResolver chosen = new CookieLocaleResolver(LANGUAGE);
        chosen.setCookieMaxAge(Duration.ofDays(365));
        chosen.setCookieHttpOnly(true);
        chosen.setCookieSameSite("Lax");
        chosen.setRejectInvalidCookies(false);
        chosen.setDefaultLocaleFunction(request -> language(browser.resolveLocale(request).getLanguage()));
        return chosen;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor choice = new LocaleChangeInterceptor() {
            @Override
            protected Locale parseLocaleValue(String value) {
                return language(value);
            }
        };
        choice.setParamName(LANGUAGE);
        registry.addInterceptor(choice);
        registry.addInterceptor(frame);
    }

    /** A language that the pages are written in: the one asked for, or Spanish. */
    static Locale language(String tag) {
        return LANGUAGES.stream().filter(known -> known.getLanguage().equals(tag)).findFirst().orElse(SPANISH);
    }

    /** A browser that has the page as it is now is spared the page; what is long is sent as it is written, and not kept for this. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> pageTags() {
        ShallowEtagHeaderFilter tags = new ShallowEtagHeaderFilter() {
            @Override
            protected boolean shouldNotFilter(HttpServletRequest request) {
                return UNTAGGED.stream().anyMatch(request.getRequestURI()::startsWith);
            }
        };
        tags.setWriteWeakETag(true);
        return new FilterRegistrationBean<>(tags);
    }
}
