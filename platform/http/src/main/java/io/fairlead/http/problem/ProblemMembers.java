package io.fairlead.http.problem;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Told by an exception with {@link Problem} that says more than a sentence: extension members of RFC 9457 section 3.2. */
public interface ProblemMembers {

    Map<String, @Nullable Object> members();
}
