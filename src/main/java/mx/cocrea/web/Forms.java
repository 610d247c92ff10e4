package mx.cocrea.web;

import graphql.ExecutionResult;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.parser.Parser;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import mx.cocrea.platform.composer.Composer;
import mx.cocrea.platform.graphql.Execution;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Does what a form asks for: a form is a mutation, whose variables are the form's fields by the same names, and nothing else that is sent
 * counts.
 */
@Component
final class Forms {

    /** Attribute of the model: why nothing was written, as the mutation's {@code userErrors}; only on the page of a form that was refused. */
    static final String ERRORS = "userErrors";

    /** Attribute of the model: what was sent, by the fields' names; as {@link #ERRORS}. */
    static final String SENT = "sent";

    /** Attribute of the model: which form was refused, by the name of its document; as {@link #ERRORS}. */
    static final String FORM = "refusedForm";

    private final Execution execution;
    private final Map<String, Form> forms;

    Forms(Execution execution, ResourcePatternResolver resources) throws IOException {
        this.execution = execution;
        this.forms = Pages.documents("forms", resources)
                .entrySet()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, document -> Form.of(document.getValue())));
    }

    /** A mutation and what it wants to know. */
    private record Form(String document, List<VariableDefinition> fields) {

        static Form of(String document) {
            return new Form(
                    document,
                    Parser.parse(document)
                            .getFirstDefinitionOfType(OperationDefinition.class)
                            .orElseThrow()
                            .getVariableDefinitions());
        }

        Map<String, @Nullable Object> read(HttpServletRequest request) {
            Map<String, @Nullable Object> values = new HashMap<>();
            fields.forEach(
                    field -> values.put(field.getName(), value(field.getType(), request.getParameterValues(field.getName()))));
            values.values().removeIf(Objects::isNull);
            return values;
        }

        /** A box that is not ticked is not sent; what nobody filled in is as good as none, unless there must be something. */
        private static @Nullable Object value(Type<?> type, String @Nullable [] all) {
            boolean required = type instanceof NonNullType;
            Type<?> bare = type instanceof NonNullType wrapped ? wrapped.getType() : type;
            if (bare instanceof ListType) {
                return all == null ? List.of() : List.of(all);
            }
            String sent = all == null ? null : all[0];
            String name = bare instanceof TypeName named ? named.getName() : "";
            if (name.equals("Boolean")) {
                return sent != null && !sent.equals("false");
            }
            if (sent == null || (sent.isBlank() && !required)) {
                return null;
            }
            return switch (name) {
                case "Int" -> number(sent, Integer::valueOf);
                case "Float" -> number(sent, BigDecimal::new);
                default -> sent;
            };
        }

        private static Number number(String sent, Function<String, Number> read) {
            try {
                return read.apply(sent);
            } catch (NumberFormatException garbled) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, garbled);
            }
        }
    }

    /**
     * Sends a form's reader on, so that a page loaded anew sends nothing again; or back to the form, with what they wrote and why it does
     * not do.
     *
     * @param name of the document in graphql/forms
     * @param given variables that the address tells rather than the form
     * @param next page of this site to go on to
     * @param form page that shows the form
     * @throws ResponseStatusException as for a page; with 401 or 403 where whoever sent it may not
     */
    ModelAndView send(
            String name, Map<String, ?> given, String next, HttpServletRequest request, Supplier<ModelAndView> form) {
        return send(name, given, written -> next, request, form);
    }

    /**
     * As the other, where what was written tells the page to go on to.
     *
     * @param next page of this site, by the mutation's payload
     */
    ModelAndView send(
            String name, Map<String, ?> given, Function<Data, String> next, HttpServletRequest request,
            Supplier<ModelAndView> form) {
        Form asked = Objects.requireNonNull(forms.get(name), name);
        Map<String, @Nullable Object> variables = asked.read(request);
        variables.putAll(given);
        ExecutionResult result = execution.write(asked.document(), variables, request);
        Pages.requireAnswered(result.getErrors());
        Data written = payload(Objects.requireNonNull(Composer.plain(result.getData())));
        List<?> errors = written.list(ERRORS).stream().map(Data::fields).toList();
        if (errors.isEmpty()) {
            return to(next.apply(written));
        }
        ModelAndView page = form.get().addObject(ERRORS, errors).addObject(SENT, variables).addObject(FORM, name);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** Sends a reader on to a page of this site. */
    static ModelAndView to(String page) {
        RedirectView on = new RedirectView(page, true, true, false);
        on.setExpandUriTemplateVariables(false);
        on.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(on);
    }

    private static Data payload(Object data) {
        return new Data((Map<?, ?>) ((Map<?, ?>) data).values().iterator().next());
    }
}
