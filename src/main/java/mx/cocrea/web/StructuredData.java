package mx.cocrea.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/** What a page is about in the words of schema.org, for the machines that read it, made of the answer that it shows. */
@Component
final class StructuredData {

    private static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";

    private static final Map<String, String> ACTORS = Map.of(
            "Person", "Person", "Institution", "GovernmentOrganization", "Organisation", "Organization", "Body", "Organization");

    private final MessageSource messages;
    private final JsonMapper json;

    StructuredData(MessageSource messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    /** JSON-LD that may stand inside a script element; empty for a page about nothing. */
    String of(ModelAndView page, Frame.Address address, Locale language) {
        Data model = new Data(page.getModel());
        String view = Objects.toString(page.getViewName(), "");
        List<Map<String, Object>> things = switch (view) {
            case "inicio" -> List.of(site(address, language));
            case "compromiso" -> {
                Data commitment = model.object("commitment");
                Data plan = commitment.object("plan");
                yield List.of(
                        commitment(commitment, plan, address),
                        trail(address, language, crumb(plan.text("name"), "/planes/", plan.text("id")),
                                here(commitment, "title")));
            }
            case "plan" -> {
                Data plan = model.object("plan");
                yield List.of(plan(plan, address), trail(address, language, here(plan, "name")));
            }
            case "actor" -> {
                Data actor = model.object("actor");
                yield List.of(actor(actor, address), trail(address, language, section("actores", language), here(actor, "name")));
            }
            case "meta" -> List.of(
                    trail(address, language, section("ods", language), here(model.object("odsGoal"), "title")));
            case "datos" -> Stream.concat(
                    model.list("dataPackages").stream().map(offer -> dataset(offer, address)),
                    Stream.of(trail(address, language, section("datos", language))))
                    .toList();
            case "actividad" -> {
                Data activity = model.object("activity");
                Data commitment = activity.object("commitment");
                yield List.of(
                        trail(address, language, crumb(commitment.text("title"), "/compromisos/", commitment.text("id")),
                                here(activity, "title")));
            }
            case "propuesta" ->
                List.of(trail(address, language, section("propuestas", language), here(model.object("proposal"), "title")));
            case "compromisos", "propuestas", "actores", "red", "ods" ->
                List.of(trail(address, language, section(view, language)));
            default -> List.of();
        };
        return things.isEmpty() ? "" : write(thing("@context", "https://schema.org", "@graph", things));
    }

    private Map<String, Object> site(Frame.Address address, Locale language) {
        return thing(
                "@type", "WebSite",
                "name", "Cocrea",
                "description", message("home.description", language),
                "url", address.root() + "/",
                "inLanguage", PageConfiguration.LANGUAGES.stream().map(Locale::getLanguage).toList(),
                "potentialAction", thing(
                        "@type", "SearchAction",
                        "target", thing("@type", "EntryPoint", "urlTemplate", address.root() + "/buscar?q={search_term_string}"),
                        "query-input", "required name=search_term_string"));
    }

    private static Map<String, Object> commitment(Data commitment, Data plan, Frame.Address address) {
        return thing(
                "@type", "CreativeWork",
                "@id", address.root() + path("/compromisos/", commitment.text("id")),
                "url", address.root() + path("/compromisos/", commitment.text("id")),
                "identifier", commitment.text("id"),
                "name", commitment.text("title"),
                "abstract", commitment.fields().get("objective"),
                "position", commitment.number("number"),
                "inLanguage", "es",
                "license", LICENCE,
                "about",
                commitment.list("themes").stream().map(theme -> thing("@type", "Thing", "name", theme.text("name"))).toList(),
                "isPartOf", plan(plan, address));
    }

    private static Map<String, Object> plan(Data plan, Frame.Address address) {
        Object from = plan.fields().get("startsOn");
        Object to = plan.fields().get("endsOn");
        return thing(
                "@type", "CreativeWork",
                "@id", address.root() + path("/planes/", plan.text("id")),
                "url", address.root() + path("/planes/", plan.text("id")),
                "identifier", plan.text("id"),
                "name", plan.text("name"),
                "spatialCoverage", plan.fields().get("jurisdiction"),
                "temporalCoverage", from == null || to == null ? null : from + "/" + to,
                "inLanguage", "es");
    }

    private static Map<String, Object> actor(Data actor, Frame.Address address) {
        return thing(
                "@type", ACTORS.getOrDefault(actor.text("__typename"), "Thing"),
                "@id", address.root() + path("/actores/", actor.text("id")),
                "url", address.root() + path("/actores/", actor.text("id")),
                "identifier", actor.text("id"),
                "name", actor.text("name"),
                "alternateName", actor.fields().get("shortName"),
                "parentOrganization", above(actor, address),
                "memberOf", actor.text("__typename").equals("Person")
                        ? actor.list("memberships").stream().map(seat -> group(seat.object("group"), address)).distinct().toList()
                        : null);
    }

    private static @Nullable Map<String, Object> above(Data actor, Frame.Address address) {
        return Stream.of("parent", "bodyParent")
                .map(field -> actor.fields().get(field))
                .filter(Map.class::isInstance)
                .findFirst()
                .map(above -> group(new Data((Map<?, ?>) above), address))
                .orElse(null);
    }

    private static Map<String, Object> group(Data group, Frame.Address address) {
        Object type = group.fields().get("__typename");
        return thing(
                "@type", type == null ? "Organization" : ACTORS.getOrDefault(type.toString(), "Organization"),
                "name", group.text("name"),
                "url", address.root() + path("/actores/", group.text("id")));
    }

    private static Map<String, Object> dataset(Data offer, Frame.Address address) {
        Stream<Map<String, Object>> tables = offer.list("tables")
                .stream()
                .map(table -> download(table.text("title"), "text/csv", table.text("address"), address));
        return thing(
                "@type", "Dataset",
                "@id", address.root() + offer.text("descriptor"),
                "url", address.root() + "/datos",
                "identifier", offer.text("name"),
                "name", offer.text("title"),
                "description", Objects.requireNonNullElse(offer.fields().get("description"), offer.text("title")),
                "version", offer.fields().get("version"),
                "dateModified", offer.fields().get("changedAt"),
                "license",
                offer.list("licences").stream().map(licence -> licence.fields().get("url")).filter(Objects::nonNull).toList(),
                "isAccessibleForFree", true,
                "inLanguage", "es",
                "creator", thing("@type", "Organization", "name", "Cocrea", "url", address.root() + "/"),
                "distribution", Stream.concat(
                        Stream.of(
                                download("ZIP", "application/zip", offer.text("archive"), address),
                                download("datapackage.json", "application/json", offer.text("descriptor"), address)),
                        tables).toList());
    }

    private static Map<String, Object> download(String name, String format, String path, Frame.Address address) {
        return thing(
                "@type", "DataDownload", "name", name, "encodingFormat", format, "contentUrl", address.root() + path);
    }

    /** A step of the way to a page; the path is null for the page itself. */
    private record Crumb(String name, @Nullable String path) {}

    private Map<String, Object> trail(Frame.Address address, Locale language, Crumb... crumbs) {
        List<Map<String, Object>> steps = new ArrayList<>();
        Stream.concat(Stream.of(new Crumb(message("trail.home", language), "/")), Stream.of(crumbs))
                .forEach(crumb -> steps.add(thing(
                        "@type", "ListItem",
                        "position", steps.size() + 1,
                        "name", crumb.name(),
                        "item", crumb.path() == null ? address.permanent() : address.root() + crumb.path())));
        return thing("@type", "BreadcrumbList", "itemListElement", steps);
    }

    private Crumb section(String name, Locale language) {
        return new Crumb(message("section." + name, language), "/" + name);
    }

    private static Crumb crumb(String name, String folder, String id) {
        return new Crumb(name, path(folder, id));
    }

    private static Crumb here(Data subject, String field) {
        return new Crumb(subject.text(field), null);
    }

    private String message(String key, Locale language) {
        return messages.getMessage(key, null, language);
    }

    private static String path(String folder, String id) {
        return folder + UriUtils.encode(id, StandardCharsets.UTF_8);
    }

    /** A map of these keys and values, in their order, without those that are null or empty. */
    private static Map<String, Object> thing(@Nullable Object... keysAndValues) {
        Map<String, Object> thing = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            Object value = keysAndValues[i + 1];
            if (value != null && !List.of().equals(value)) {
                thing.put(String.valueOf(keysAndValues[i]), value);
            }
        }
        return thing;
    }

    /** As JSON in which nothing ends the script or begins a comment in it, whatever the data hold. */
    private String write(Map<String, Object> thing) {
        return json.writeValueAsString(thing).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }
}
