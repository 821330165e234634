package io.fairlead.http.scope;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.http.problem.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.web.servlet.HandlerMapping;

/** Reads the scope of a request: the account is its caller's, the rest stands in the path as the handler sees it. */
public final class ScopeResolver {

    private final AccountResolver account;

    public ScopeResolver(AccountResolver account) {
        this.account = account;
    }

    /** {@code /orgs/{org}/projects/{project}}, or less. */
    public Scope scopeOf(HttpServletRequest request) {
        var path = variables(request);
        for (var part : new String[] {"org", "project"}) {
            var name = path.get(part);
            if (name != null && !Scope.NAME.matcher(name).matches()) {
                throw new InvalidRequest(Violation.ofPath(
                        part,
                        "INVALID_SCOPE",
                        "The %s in the path must match %s.".formatted(part, Scope.NAME.pattern())));
            }
        }
        return new Scope(account.accountOf(request), path.get("org"), path.get("project"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> variables(HttpServletRequest request) {
        var variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables == null ? Map.of() : (Map<String, String>) variables;
    }
}
