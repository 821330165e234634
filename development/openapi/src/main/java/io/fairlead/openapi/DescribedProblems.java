package io.fairlead.openapi;

import io.fairlead.http.problem.Problem;
import io.swagger.v3.oas.models.Operation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.method.HandlerMethod;

/** Lists, for each status, the codes of the problems that an operation may answer, and when. */
class DescribedProblems {

    private final ReachableProblems reachable = new ReachableProblems();
    private final SharedAnswers shared = new SharedAnswers();
    private final SourceComments comments;

    DescribedProblems(SourceComments comments) {
        this.comments = comments;
    }

    SharedAnswers shared() {
        return shared;
    }

    void describe(String path, Operation operation, List<HandlerMethod> handlers) {
        var byStatus = new TreeMap<Integer, Map<String, String>>();
        for (var handler : handlers) {
            CommonProblem.of(path, operation, handler)
                    .forEach(common -> add(byStatus, common.status(), common.code(), common.when()));
            for (var exception : reachable.from(handler.getMethod())) {
                for (var problem : exception.getAnnotationsByType(Problem.class)) {
                    add(
                            byStatus,
                            problem.status().value(),
                            problem.code(),
                            comments.of(exception).text());
                }
            }
        }
        byStatus.forEach((status, codes) ->
                operation.getResponses().addApiResponse(Integer.toString(status), shared.of(status, codes)));
    }

    private static void add(Map<Integer, Map<String, String>> byStatus, int status, String code, String when) {
        byStatus.computeIfAbsent(status, _ -> new TreeMap<>()).putIfAbsent(code, when.replace("\n\n", " "));
    }
}
