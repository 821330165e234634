package io.fairlead.identity.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.fairlead.jdbc.Columns;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Signs with the one key that all instances share; whoever starts first makes it. */
@Component
class SigningKey implements JWKSource<SecurityContext>, ApplicationRunner {

    private static final int BITS = 2048;

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable JWKSet keys;

    SigningKey(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Before the first token is asked for: to make a key takes a second or two. */
    @Override
    public void run(ApplicationArguments arguments) {
        keys();
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(keys());
    }

    private JWKSet keys() {
        var known = keys;
        if (known == null) {
            known = new JWKSet(findKey().orElseGet(this::createKey));
            keys = known;
        }
        return known;
    }

    private Optional<JWK> findKey() {
        return jdbc.sql("select jwk from signing_key")
                .query(String.class)
                .optional()
                .map(SigningKey::read);
    }

    private JWK createKey() {
        try {
            var key = new RSAKeyGenerator(BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            jdbc.sql("insert into signing_key (jwk, created_at) values (:jwk, :now) on conflict do nothing")
                    .param("jwk", key.toJSONString())
                    .param("now", Columns.timestamp(clock.instant()))
                    .update();
            return findKey().orElseThrow();
        } catch (JOSEException e) {
            throw new IllegalStateException("make a key to sign tokens with: " + e.getMessage(), e);
        }
    }

    private static JWK read(String json) {
        try {
            return JWK.parse(json);
        } catch (ParseException _) {
            // The parser's own message may repeat the key.
            throw new IllegalStateException("the stored key that signs tokens cannot be read");
        }
    }
}
