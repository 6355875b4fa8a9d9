package io.meterproof.quickstart.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.FeeCharge;
import io.meterproof.metering.document.FeeWithdrawal;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedFeesTest {
    private static final Instant AT = Instant.parse("2026-03-02T00:00:00Z");
    private static final FeeCharge CHARGE = charge("order-1", "reconnection", AT);
    private static final FeeWithdrawal WITHDRAWAL = new FeeWithdrawal("order-1", "a-1", "a mistake", AT);

    @Test
    void aFeeThatIsSaidAgainLaterIsTheEarlierOne() {
        FeeCharge again = charge("order-1", "reconnection", AT.plusSeconds(60));

        assertThat(new PublishedFees(List.of(CHARGE)).earlier(again)).contains(CHARGE);
    }

    @Test
    void anotherFeeOfTheSameIdIsRefused() {
        FeeCharge other = charge("order-1", "paper", AT);

        assertThatThrownBy(() -> new PublishedFees(List.of(CHARGE)).earlier(other))
                .hasMessageContaining("is published as another: 1 x reconnection of fees, at 2026-03-02T00:00:00Z");
    }

    @Test
    void aFeeIsTakenBackOnce() {
        assertThat(new PublishedFees(List.of(CHARGE)).earlier(WITHDRAWAL)).isEmpty();
        assertThat(new PublishedFees(List.of(CHARGE, WITHDRAWAL)).earlier(WITHDRAWAL))
                .contains(WITHDRAWAL);
    }

    @Test
    void whatWasNeverChargedIsNotTakenBack() {
        assertThatThrownBy(() -> new PublishedFees(List.of()).earlier(WITHDRAWAL))
                .hasMessage("No fee order-1 of a-1 is published.");
    }

    @Test
    void aFeeIsChargedOnceTheChainHasIt() throws Exception {
        PublishedFees published = new PublishedFees(List.of(CHARGE, WITHDRAWAL));
        String hash = new SignedDocument(DocumentCodec.encode(CHARGE), List.of())
                .hash()
                .hex();

        assertThat(published.isCharged("order-1", chain(hash))).isTrue();
        assertThat(published.isCharged("order-1", chain(Hash.ZERO.hex()))).isFalse();
        assertThat(published.isCharged("order-2", chain(hash))).isFalse();
        assertThat(published.isCharged("order-1", MissingNode.getInstance())).isFalse();
    }

    private static JsonNode chain(String fee) throws Exception {
        return new ObjectMapper()
                .readTree("[{'type': 'usage', 'about': {}}, {'type': 'fee', 'about': {'fee': '%s'}}]"
                        .formatted(fee)
                        .replace('\'', '"'));
    }

    private static FeeCharge charge(String id, String fee, Instant at) {
        return new FeeCharge(id, "a-1", "fees", Hash.ZERO, fee, 1, at);
    }
}
