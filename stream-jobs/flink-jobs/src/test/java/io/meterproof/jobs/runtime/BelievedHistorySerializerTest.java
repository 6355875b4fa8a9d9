package io.meterproof.jobs.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.Golden;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.Payment;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BelievedHistorySerializerTest {
    private static final BelievedHistorySerializer SERIALIZER = new BelievedHistorySerializer();
    private static final BelievedHistory HISTORY = new BelievedHistory(
            List.of(BelievedDocument.of(DocumentCodec.encode(new Account("a-1", "Zoë", "EUR", Payment.PREPAID, 24)))));

    @Test
    void theLayoutIsTheReleasedOne() throws IOException {
        byte[] golden = Golden.bytes("believed-history/v1/account.hex");

        assertThat(Golden.serialized(SERIALIZER, HISTORY)).isEqualTo(golden);
        assertThat(Golden.deserialized(SERIALIZER, golden)).isEqualTo(HISTORY);
    }
}
