package io.fairlead.http.problem;

import java.util.stream.Collectors;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in the API's words what Spring and Jackson cannot read in a request; never repeats a value, which may be a secret. */
final class RequestViolations {

    private RequestViolations() {}

    static Violation of(TypeMismatchException e) {
        if (e instanceof MethodArgumentTypeMismatchException argument) {
            var parameter = argument.getParameter();
            var name = argument.getName();
            var type = elementType(parameter);
            var detail = "%s must be %s.".formatted(name, ExpectedValue.describe(type));
            var code = type.isEnum() ? "UNKNOWN_VALUE" : "WRONG_TYPE";
            if (parameter.hasParameterAnnotation(PathVariable.class)) {
                return Violation.ofPath(name, code, detail);
            }
            return parameter.hasParameterAnnotation(RequestHeader.class)
                    ? Violation.ofHeader(name, code, detail)
                    : Violation.ofQuery(name, code, detail);
        }
        return new Violation("", "WRONG_TYPE", "A value of the request is not of the expected type.");
    }

    static Violation of(ServletRequestBindingException e) {
        return switch (e) {
            case MissingServletRequestParameterException missing ->
                Violation.ofQuery(
                        missing.getParameterName(),
                        "REQUIRED",
                        "%s is missing; send it in the query.".formatted(missing.getParameterName()));
            case MissingRequestHeaderException missing ->
                Violation.ofHeader(
                        missing.getHeaderName(),
                        "REQUIRED",
                        "The header %s is missing; send it.".formatted(missing.getHeaderName()));
            default -> new Violation("", "REQUIRED", "The request lacks something that this endpoint needs.");
        };
    }

    static Violation of(JacksonException e) {
        var pointer = e.getPath().stream()
                .map(step -> step.getPropertyName() != null ? step.getPropertyName() : String.valueOf(step.getIndex()))
                .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
        if (e instanceof UnrecognizedPropertyException unknown) {
            var known =
                    unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted();
            return new Violation(
                    pointer,
                    "UNKNOWN_FIELD",
                    "Unknown field %s. Expected one of: %s."
                            .formatted(pointer, known.collect(Collectors.joining(", "))));
        }
        var at = e.getLocation();
        if (pointer.isEmpty() && at != null) {
            return new Violation(
                    "",
                    "MALFORMED",
                    "The body is not valid JSON at line %d, column %d.".formatted(at.getLineNr(), at.getColumnNr()));
        }
        var expected = e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? "This must be %s.".formatted(ExpectedValue.describe(mismatch.getTargetType()))
                : "This is not of the expected type.";
        return new Violation(pointer, "WRONG_TYPE", expected);
    }

    /** What a list holds, as its values are written one by one. */
    private static Class<?> elementType(MethodParameter parameter) {
        var type = ResolvableType.forMethodParameter(parameter);
        var element =
                type.isArray() ? type.getComponentType() : type.asCollection().getGeneric(0);
        return (element == ResolvableType.NONE ? type : element).toClass();
    }
}
