package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.BundleCodec;
import io.meterproof.bundle.Evidence;
import io.meterproof.bundle.TestBundles;
import io.meterproof.bundle.TestLedger;
import io.meterproof.bundle.TestRegistry;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.rating.Commodity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is used somewhere is what is delivered there. */
class UsagePointForgeryTest {
    @Test
    void electricityAtAPointOfWaterIsRefused() {
        StepResult failure = Verification.of(bundle(Commodity.WATER)).failure().orElseThrow();

        assertThat(failure.path()).isEqualTo("entries[1].entry.usagePoint");
        assertThat(failure.words()).isEqualTo("delivers something else than its readings are of");
    }

    @Test
    void electricityAtAPointOfElectricityPasses() {
        assertThat(Verification.of(bundle(Commodity.ELECTRICITY)).failure()).isEmpty();
    }

    private static byte[] bundle(Commodity delivered) {
        SignedDocument before = TestRegistry.usagePoint(TestRegistry.HOME, "home");
        SignedDocument place = TestRegistry.usagePoint(TestRegistry.HOME, "home", delivered);
        TestLedger ledger = TestBundles.open(true).close(TestRegistry.FROM, TestRegistry.TO, TestBundles.TERMS);
        List<SignedDocument> documents = Stream.concat(
                        TestBundles.documents().stream()
                                .filter(document -> !document.hash().equals(before.hash())),
                        Stream.of(place))
                .toList();
        return BundleCodec.encode(TestBundles.of(Evidence.select(
                TestRegistry.ACCOUNT, ledger.entries(), TestBundles.blocks(), documents, TestRegistry.keys())));
    }
}
