package io.meterproof.billing.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.billing.fixture.CatalogueRegistry;
import io.meterproof.billing.fixture.Chain;
import io.meterproof.billing.fixture.InMemoryArchive;
import io.meterproof.billing.store.DocumentRow;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Payment;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.tlog.Hash;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EvidenceCollectorTest {
    private static final Effective ALWAYS = new Effective(Chain.BEGIN, Optional.empty());

    private final InMemoryArchive archive = new InMemoryArchive();
    private final EvidenceCollector collector =
            new EvidenceCollector(archive, new VerifiedBlocks(new CatalogueRegistry()));

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
