/** Help that needs no network: what each code of a diagnosis means and what to do about it. Start with {@code DiagnosisHelpController}. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.fairlead.console.help;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
