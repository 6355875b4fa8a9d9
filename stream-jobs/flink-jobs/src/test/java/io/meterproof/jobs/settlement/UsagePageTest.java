package io.meterproof.jobs.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.Golden;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class UsagePageTest {
    private static final Hash ONE = TreeHasher.sha256(new byte[] {1});
    private static final Hash TWO = TreeHasher.sha256(new byte[] {2});

    @Test
    void aUsageReadsBackWithTheNewestNumberOfItsEntry() {
        UsagePage page = UsagePage.EMPTY.with(ONE, 7).with(TWO, 8).with(ONE, 9);

        assertThat(page.sequence(ONE)).hasValue(9);
        assertThat(page.sequence(TWO)).hasValue(8);
    }

    @Test
    void aForgottenUsageLeavesTheOthers() {
        UsagePage page = UsagePage.EMPTY.with(ONE, 7).with(TWO, 8).without(ONE);

        assertThat(page.sequence(ONE)).isEmpty();
        assertThat(page.sequence(TWO)).hasValue(8);
        assertThat(page.without(TWO).isEmpty()).isTrue();
    }

    @Test
    void aPageKeepsItsBytes() throws IOException {
        byte[] golden = Golden.bytes("usage-page/v1/two.hex");

        assertThat(UsagePage.EMPTY.with(ONE, 7).with(TWO, 8).bytes()).isEqualTo(golden);
        assertThat(UsagePage.ofBytes(golden).sequence(ONE)).hasValue(7);
        assertThat(UsagePage.ofBytes(golden).sequence(TWO)).hasValue(8);
    }
}
