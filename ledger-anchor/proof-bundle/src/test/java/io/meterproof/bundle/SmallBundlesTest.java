package io.meterproof.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.meterproof.bundle.verify.BundleVerifier;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.Erasure;
import io.meterproof.metering.document.LogResharding;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.SourceRelease;
import io.meterproof.metering.document.Voucher;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.LedgerEntryJson;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.signature.ProviderVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is attacked bit by bit is small, valid, and has everything that a bundle can have. */
class SmallBundlesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/bundle/v3");
    private static final Path SCHEMA = Path.of("..", "..", "docs", "bundle.schema.json");
    private static final BundleVerifier VERIFIER = new BundleVerifier(ProviderVerifier.of(TestKeys.PROVIDER));

    static Stream<Map.Entry<String, byte[]>> bundles() {
        return SmallBundles.all().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void eachHasAtMostTwentyKilobytes(Map.Entry<String, byte[]> bundle) {
        assertThat(bundle.getValue()).as(bundle.getKey()).hasSizeLessThanOrEqualTo(SmallBundles.MOST_BYTES);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void eachPasses(Map.Entry<String, byte[]> bundle) {
        assertThat(VERIFIER.verify(bundle.getValue(), Optional.of(TestBundles.trust()))
                        .failure())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void eachFitsTheSchema(Map.Entry<String, byte[]> bundle) throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Files.readString(SCHEMA));

        assertThat(schema.validate(new ObjectMapper().readTree(bundle.getValue())))
                .isEmpty();
    }

    @Test
    void togetherTheyHoldEveryKindOfElement() {
        Set<Object> found = new HashSet<>();
        bundles().forEach(bundle -> collect(bundle.getValue(), found));

        assertThat(found)
                .containsAll(kinds(LedgerEntry.class))
                .containsAll(kinds(Basis.class))
                .containsAll(kindsOfBills())
                .containsAll(kinds(Voucher.class))
                .contains((Object[]) BlockKind.values())
                .contains((Object[]) SignatureAlgorithm.values())
                .contains(
                        Role.MAKER,
                        Role.FIELD,
                        Role.OPERATOR,
                        Role.REGISTRAR,
                        Role.TARIFF,
                        Role.DESK,
                        Role.BILLING,
                        Role.LOG,
                        Role.WITNESS)
                .contains("ocmf", "native/1");
    }

    @ParameterizedTest
    @MethodSource("goldenBundles")
    void whatWasWrittenBeforePassesStill(Path golden) throws IOException {
        assertThat(VERIFIER.verify(Files.readAllBytes(golden), Optional.of(TestBundles.trust()))
                        .failure())
                .as("%s", golden)
                .isEmpty();
    }

    static Stream<Path> goldenBundles() throws IOException {
        return SmallBundles.all().keySet().stream().map(name -> GOLDEN.resolve(name + ".json"));
    }

    @Test
    void aReleaseOfASourceIsOfNoBill() {
        Bundle bill = TestBundles.bundle();
        List<SignedDocument> documents = new ArrayList<>(bill.documents());
        documents.add(TestRegistry.approved(
                new SourceRelease("head-end/north", TestRegistry.FROM, "its gateway was replaced")));
        documents.sort(Comparator.comparing(SignedDocument::hash));
        byte[] bytes = BundleCodec.encode(new Bundle(
                bill.account(), bill.entries(), bill.blocks(), documents, bill.keys(), bill.log(), bill.anchor()));

        assertThat(VERIFIER.verify(bytes, Optional.of(TestBundles.trust())).failure())
                .hasValueSatisfying(step -> assertThat(step.words()).isEqualTo("type: is of what no bill rests on"));
    }

    private static void collect(byte[] bytes, Set<Object> found) {
        Bundle bundle =
                BundleCodec.decode(new String(bytes, StandardCharsets.UTF_8)).bundle();
        bundle.keys().forEach(key -> found.add(key.role()));
        bundle.documents().forEach(signed -> {
            Document document = DocumentCodec.decode(signed.json());
            found.add(document.getClass());
            if (document instanceof MeterEnrolment enrolment) {
                found.add(enrolment.voucher().getClass());
                found.add(enrolment.algorithm());
            }
        });
        bundle.entries().forEach(each -> {
            LedgerEntry entry = LedgerEntryJson.decodePart(each.payload());
            found.add(entry.getClass());
            if (entry instanceof UsageEntry usage) {
                found.add(usage.usage().basis().getClass());
            }
        });
        bundle.blocks().forEach(block -> {
            found.add(block.evidence().read().block().kind());
            found.add(block.evidence().format());
        });
    }

    /** No bill rests on what lets a source out of quarantine, or has an account erased, or gives the log other shards. */
    private static Set<Class<?>> kindsOfBills() {
        Set<Class<?>> kinds = kinds(Document.class);
        kinds.remove(SourceRelease.class);
        kinds.remove(LogResharding.class);
        kinds.remove(Erasure.class);
        return kinds;
    }

    /** The records of a sealed interface. */
    private static Set<Class<?>> kinds(Class<?> sealed) {
        Set<Class<?>> kinds = new HashSet<>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isSealed()) {
                kinds.addAll(kinds(permitted));
            } else {
                kinds.add(permitted);
            }
        }
        return kinds;
    }
}
