package io.meterproof.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.Voucher;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An enrolment that an earlier key vouches for needs that key's own enrolment, and so on to one that somebody else vouches for. */
class DocumentIndexTest {
    private static final String SERIAL = "rotated";
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant THIRD = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-04-01T00:00:00Z");

    private final MeterEnrolment one = enrolment("one", FIRST, new Voucher.Maker());
    private final MeterEnrolment two = enrolment("two", SECOND, predecessor("one"));
    private final MeterEnrolment three = enrolment("three", THIRD, predecessor("two"));

    @Test
    void aChainOfKeysUsesEveryEnrolmentBack() {
        DocumentIndex index = index(one, two, three);

        assertThat(find("three", index)).contains(three);
        assertThat(index.used()).containsExactlyInAnyOrder(hash(one), hash(two), hash(three));
    }

    @Test
    void aKeyWhoseChainIsBrokenIsNotTheMeters() {
        assertThat(find("three", index(one, three))).isEmpty();
        assertThat(find("two", index(two, three))).isEmpty();
    }

    @Test
    void theKeyBeforeMustBeValidWhenTheNextBegins() {
        MeterEnrolment ended = enrolment("one", new Effective(FIRST, Optional.of(SECOND)), new Voucher.Maker());

        assertThat(find("two", index(ended, two))).isEmpty();
    }

    @Test
    void theKeyBeforeMayEndAfterwards() {
        MeterEnrolment overlapping =
                enrolment("one", new Effective(FIRST, Optional.of(SECOND.plusSeconds(1))), new Voucher.Maker());

        assertThat(find("two", index(overlapping, two))).contains(two);
    }

    @Test
    void keysThatVouchForEachOtherAreNobodys() {
        MeterEnrolment first = enrolment("one", FIRST, predecessor("two"));
        MeterEnrolment second = enrolment("two", FIRST, predecessor("one"));

        assertThat(find("one", index(first, second))).isEmpty();
        assertThat(find("two", index(first, second))).isEmpty();
    }

    @Test
    void theFirstKeyNeedsNoneBefore() {
        DocumentIndex index = index(one, two);

        assertThat(find("one", index)).contains(one);
        assertThat(index.used()).isEqualTo(Set.of(hash(one)));
    }

    private static Optional<MeterEnrolment> find(String key, DocumentIndex index) {
        return index.enrolment(TestRegistry.meter(SERIAL), identity(key), LATER, LATER);
    }

    private static DocumentIndex index(MeterEnrolment... enrolments) {
        Map<Hash, Document> documents = new HashMap<>();
        for (MeterEnrolment enrolment : enrolments) {
            documents.put(hash(enrolment), enrolment);
        }
        return new DocumentIndex(documents);
    }

    private static MeterEnrolment enrolment(String key, Instant from, Voucher voucher) {
        return enrolment(key, new Effective(from, Optional.empty()), voucher);
    }

    private static MeterEnrolment enrolment(String key, Effective effective, Voucher voucher) {
        return new MeterEnrolment(
                "Maker",
                SERIAL,
                TestRegistry.meter(SERIAL),
                SignatureAlgorithm.ED25519,
                new TestKeys(key).hex(),
                identity(key),
                effective,
                voucher);
    }

    private static Voucher predecessor(String key) {
        return new Voucher.Predecessor(SignatureAlgorithm.ED25519, new TestKeys(key).hex(), identity(key));
    }

    private static Hash identity(String key) {
        return new TestKeys(key).signer().key();
    }

    private static Hash hash(Document document) {
        return TreeHasher.sha256(DocumentCodec.encode(document).getBytes(StandardCharsets.UTF_8));
    }
}
