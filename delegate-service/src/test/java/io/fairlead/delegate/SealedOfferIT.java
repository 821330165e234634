package io.fairlead.delegate;

import static io.fairlead.delegate.FakeDelegate.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.protocol.Frame.ResultAcknowledged;
import io.fairlead.contracts.protocol.Frame.TestOffer;
import io.fairlead.contracts.protocol.SealedSecret;
import io.fairlead.contracts.protocol.SealedSecret.SealContext;
import io.fairlead.contracts.registry.RegistryOrigin;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.testing.TrialSubject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SealedOfferIT extends DelegateServiceTest {

    private static final SealedSecret SEALED = new SealedSecret(
            new SealContext(
                    new UUID(0, 1),
                    1,
                    new UUID(0, 2),
                    new UUID(0, 3),
                    new ResourceReference(Scope.account("default"), "key"),
                    new UUID(0, 4),
                    3,
                    new RegistryOrigin("https", "us.icr.io", 443)),
            "Y2lwaGVydGV4dA==",
            "c2lnbmF0dXJl");

    @AfterEach
    void sealAgain() {
        SECRETS.seals();
        SECRETS.answers();
    }

    @Test
    void sendsTheSealedSecretsWithTheOffer() {
        SECRETS.seals(SEALED);
        var delegate = enrolled("eu-1").connectTakingSealedSecrets(1);
        var before = SECRETS.sealRequests();
        var test = request();

        var offer = delegate.await(TestOffer.class);
        delegate.accept(offer);
        delegate.sendFrame(verified(offer));

        assertThat(offer.sealedSecrets()).containsExactly(SEALED);
        assertThat(delegate.await(ResultAcknowledged.class).accepted()).isTrue();
        assertThat(SECRETS.sealRequests() - before).isOne();
        assertThat(SECRETS.lastSealRequest())
                .contains(
                        "\"offered\":true",
                        test.connectorId().toString(),
                        delegate.id().toString(),
                        offer.taskId().toString());
    }

    @Test
    void asksForNoSealForADelegateThatFetchesItsSecrets() {
        SECRETS.seals(SEALED);
        var delegate = enrolled("eu-1").connect(1);
        var before = SECRETS.sealRequests();
        request();

        var offer = delegate.await(TestOffer.class);

        assertThat(offer.needsSecrets()).isTrue();
        assertThat(offer.sealedSecrets()).isNull();
        assertThat(SECRETS.sealRequests()).isEqualTo(before);
    }

    @Test
    void asksForNoSealOfAValueOnTrial() {
        SECRETS.seals(SEALED);
        var delegate = enrolled("eu-1").connectTakingSealedSecrets(1);
        var before = SECRETS.sealRequests();
        request(new TrialSubject.UnknownTrial(UUID.randomUUID()));

        assertThat(delegate.await(TestOffer.class).sealedSecrets()).isNull();
        assertThat(SECRETS.sealRequests()).isEqualTo(before);
    }

    @Test
    void offersWithoutSecretsWhereNoneAreSealed() {
        var delegate = enrolled("eu-1").connectTakingSealedSecrets(1);
        SECRETS.refuses(503, "NOT_YET");
        request();

        var offer = delegate.await(TestOffer.class);
        SECRETS.seals(SEALED);
        var path = "/delegate/v1/tasks/" + offer.taskId() + "/secrets";
        var fetched = delegate.post(path, "{\"attempt\":1}", Map.of());

        assertThat(offer.sealedSecrets()).isNull();
        assertThat(fetched.body()).contains(SEALED.ciphertext());
        assertThat(SECRETS.lastSealRequest()).doesNotContain("offered");
    }

    @Test
    void offersWithoutSecretsForAWhileAfterASealTookTooLong() {
        SECRETS.seals(SEALED);
        var delegate = enrolled("eu-1").connectTakingSealedSecrets(1);
        SECRETS.hangs();
        request();

        var offer = delegate.await(TestOffer.class);

        assertThat(offer.sealedSecrets()).isNull();
        assertThat(offer.attempt()).isOne();
        delegate.accept(offer);
        delegate.sendFrame(verified(offer));
        SECRETS.answers();
        await().untilAsserted(
                        () -> assertThat(nextOffer(delegate).sealedSecrets()).containsExactly(SEALED));
    }

    private TestOffer nextOffer(FakeDelegate delegate) {
        request();
        var offer = delegate.await(TestOffer.class);
        delegate.accept(offer);
        delegate.sendFrame(verified(offer));
        return offer;
    }

    @Test
    void sealsAgainForTheNextDelegateWhenOneDeclines() {
        SECRETS.seals(SEALED);
        var first = enrolled("eu-1").connectTakingSealedSecrets(1);
        request();
        var declined = first.await(TestOffer.class);
        var second = enrolled("eu-2").connectTakingSealedSecrets(1);
        first.sendFrame(new Frame.Decline(declined.taskId(), declined.attempt(), "draining"));

        var offer = second.await(TestOffer.class);

        assertThat(offer.attempt()).isEqualTo(2);
        assertThat(SECRETS.lastSealRequest())
                .contains("\"attempt\":2", second.id().toString());
        first.accept(declined);
        assertThat(first.await(Frame.Cancel.class).taskId()).isEqualTo(offer.taskId());
    }
}
