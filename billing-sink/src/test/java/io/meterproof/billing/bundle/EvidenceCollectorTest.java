package io.meterproof.billing.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.billing.fixture.CatalogueRegistry;
import io.meterproof.billing.fixture.Chain;
import io.meterproof.billing.fixture.InMemoryArchive;
import io.meterproof.billing.fixture.KeySigners;
import io.meterproof.billing.store.DocumentRow;
import io.meterproof.bundle.BlockEvidence;
import io.meterproof.formats.block.BlockBuilder;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.formats.signed.Leniency;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.LeniencyGrant;
import io.meterproof.metering.document.Payment;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.tlog.Hash;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EvidenceCollectorTest {
    private static final Effective ALWAYS = new Effective(Chain.BEGIN, Optional.empty());

    private final InMemoryArchive archive = new InMemoryArchive();
    private final EvidenceCollector collector = new EvidenceCollector(
            archive, new VerifiedBlocks(new CatalogueRegistry()), new Alerts(new CatalogueRegistry()));

    @Test
    void anAgreementBringsThePlaceThatItNames() {
        SignedDocument agreement = keep("agreement", 0, agreement("up-1"));
        SignedDocument place = keep("usage-point", 0, place("up-1", "Number 4"));
        List<LedgerEntry> entries =
                new Chain("a").periodCharges(agreement.hash(), 1, 0).entries();

        assertThat(collector.documents("a", entries, List.of())).containsExactly(agreement, place);
    }

    @Test
    void historiesComeWholeAndInOrder() {
        SignedDocument newer = keep("account", 1, account("New name"));
        SignedDocument older = keep("account", 0, account("Old name"));

        assertThat(collector.documents("a", List.of(), List.of())).containsExactly(older, newer);
    }

    @Test
    void othersDocumentsStayOut() {
        keep("usage-point", 0, place("up-2", "Somebody else's"));
        List<LedgerEntry> entries = new Chain("a").use("up-1", "home", 1).entries();

        assertThat(collector.documents("a", entries, List.of())).isEmpty();
    }

    @Test
    void theLeniencyOfAModelThatABlockNamesComesThoughItIsNotUnderTheMeter() {
        SignedDocument ofModel = keep("leniency", 0, leniency(Identities.model("Maker", "Model 1")));
        SignedDocument ofMeter = keep("leniency", 0, leniency(KeySigners.METER));
        keep("leniency", 0, leniency(Identities.model("Maker", "Model 2")));
        BlockEvidence block = accepted(Optional.of(ofModel.hash()));

        assertThat(collector.meterDocuments(block)).containsExactlyInAnyOrder(ofModel, ofMeter);
        assertThat(collector.documents("a", List.of(), List.of(block))).containsExactlyInAnyOrder(ofModel, ofMeter);
    }

    @Test
    void ofABlockThatNamesNoLeniencyThoseOfItsModelStayOut() {
        keep("leniency", 0, leniency(Identities.model("Maker", "Model 1")));

        assertThat(collector.meterDocuments(accepted(Optional.empty()))).isEmpty();
    }

    private static BlockEvidence accepted(Optional<Hash> leniency) {
        SignedBlock block = BlockBuilder.live(new Channel(KeySigners.METER, ObisCode.ACTIVE_IMPORT))
                .firstSequence(1)
                .start(Chain.BEGIN)
                .interval(Duration.ofMinutes(30))
                .values(500)
                .closingRegister(500)
                .sign(new KeySigners().blocks("meter"), new byte[Hash.LENGTH]);
        return new BlockEvidence(
                "up-1",
                OriginClass.METER_SIGNED,
                ReceivedBlock.NATIVE,
                Optional.empty(),
                leniency,
                block.signed(),
                block.signature(),
                block.readings(),
                Optional.empty());
    }

    private static LeniencyGrant leniency(Hash subject) {
        return new LeniencyGrant(subject, Leniency.MISSING_DER_SIGN_BYTE, ALWAYS, "it leaves the byte out");
    }

    @Test
    void aBlockThatIsNotThereIsNamed() {
        List<LedgerEntry> entries = new Chain("a").use("up-1", "home", 1).entries();
        Hash cited = Chain.hash("block a0");

        assertThatThrownBy(() -> collector.blocks(entries))
                .isInstanceOf(MissingEvidenceException.class)
                .hasMessage("block " + cited + " is not there");
    }

    private SignedDocument keep(String type, long position, Document document) {
        SignedDocument signed = new SignedDocument(DocumentCodec.encode(document), List.of());
        archive.write(List.of(new DocumentRow(type, document.subject(), position, signed)));
        return signed;
    }

    private static Agreement agreement(String usagePoint) {
        return new Agreement("agr", "a", usagePoint, ObisCode.ACTIVE_IMPORT, "home", "flat", ALWAYS);
    }

    private static UsagePoint place(String id, String name) {
        return new UsagePoint(id, id, name, Commodity.ELECTRICITY, ZoneId.of("Australia/Sydney"), "-33.8", "151.2");
    }

    private static Account account(String name) {
        return new Account("a", name, "AUD", Payment.CREDIT, 24);
    }
}
