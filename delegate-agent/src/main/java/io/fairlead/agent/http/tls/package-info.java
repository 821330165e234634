/** TLS as a registry shows it: its certificates, who signed them, and who stands between. */
@NullMarked
package io.fairlead.agent.http.tls;

import org.jspecify.annotations.NullMarked;
