package io.fairlead.http.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** Gives a service the one reader of {@link Problem}. */
@AutoConfiguration
@Import(ProblemAdvice.class)
class ProblemAutoConfiguration {}
