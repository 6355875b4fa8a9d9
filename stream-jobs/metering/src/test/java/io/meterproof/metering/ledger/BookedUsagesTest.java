package io.meterproof.metering.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BookedUsagesTest {
    private static final Hash ONE = TreeHasher.sha256(new byte[] {1});
    private static final Hash TWO = TreeHasher.sha256(new byte[] {2});

    private final BookedUsages booked = new BookedUsages(Map.of(ONE, 17L, TWO, BookedUsages.NEVER));

    @Test
    void theyKeepTheirBytes() throws IOException {
        byte[] encoded = booked.encode();

        assertThat(encoded).isEqualTo(Golden.bytes("booked-usages/v1/two.hex", encoded));
    }

    @Test
    void theyReadBackAsTheyWere() {
        assertThat(BookedUsages.decode(booked.encode())).isEqualTo(booked);
    }
}
