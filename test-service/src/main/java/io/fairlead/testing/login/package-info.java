/**
 * Logins: has each one that may be wrong tried by one run, while the others wait for its verdict, and none tried again that
 * was refused. Must not know user names or passwords: secret-service says which logins are the same. Start with {@link
 * io.fairlead.testing.login.AdmitRun}.
 */
@ApplicationModule(allowedDependencies = {"json", "run"})
@NullMarked
package io.fairlead.testing.login;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
