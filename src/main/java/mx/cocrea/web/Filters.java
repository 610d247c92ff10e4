package mx.cocrea.web;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The filters in the address of a list, each of which a link can add or take away; templates know it as {@code filters}. */
public final class Filters {

    private final String path;
    private final Map<String, String> chosen = new LinkedHashMap<>();

    /**
     * @param path of the list
     * @param namesAndValues as the address has them, a value that is null being no filter
     */
    Filters(String path, @Nullable Object... namesAndValues) {
        this.path = path;
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                chosen.put(String.valueOf(namesAndValues[i]), String.valueOf(namesAndValues[i + 1]));
            }
        }
    }

    /** Those chosen, by name, in their order. */
    public Map<String, String> chosen() {
        return chosen;
    }

    /** Whether there is none of this name. */
    public boolean lacks(String name) {
        return !chosen.containsKey(name);
    }

    /** The list with this filter too, from its start. */
    public String with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(chosen);
        more.put(name, value.toString());
        return address(more);
    }

    /** The list without this filter, from its start. */
    public String without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(chosen);
        fewer.remove(name);
        return address(fewer);
    }

    /** The name of a chosen record among those found; its identifier where there is none such. */
    public String name(String identifier, Collection<?> found) {
        return Data.all(found)
                .stream()
                .filter(record -> record.text("id").equals(identifier) && record.fields().containsKey("name"))
                .map(record -> record.text("name"))
                .findFirst()
                .orElse(identifier);
    }

    /** The values chosen under these names. */
    List<String> values(String... names) {
        return List.of(names).stream().map(chosen::get).filter(Objects::nonNull).toList();
    }

    private String address(Map<String, String> chosen) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        chosen.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(chosen).toUriString();
    }
}
