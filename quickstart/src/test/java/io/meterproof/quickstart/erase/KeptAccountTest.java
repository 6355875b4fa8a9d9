package io.meterproof.quickstart.erase;

import static io.meterproof.quickstart.erase.MovedOutAccount.MOVED_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.records.wire.MalformedRecordException;
import org.junit.jupiter.api.Test;

/** Which accounts may not be erased yet. */
class KeptAccountTest {
    private final MovedOutAccount account = new MovedOutAccount();

    @Test
    void anAccountThatMovedOutAndIsClosedMayBeProposed() throws MalformedRecordException {
        account.charge(1);
        account.close(2, MOVED_OUT);

        assertThat(account.records.reasonToKeep()).isEmpty();
    }

    @Test
    void whatNoStatementCoversIsBilledFirst() throws MalformedRecordException {
        account.close(1, MOVED_OUT);
        account.charge(2);

        assertThat(account.records.reasonToKeep()).contains("there is use or a charge that no statement covers yet");
    }

    @Test
    void aContractThatGoesOnAfterTheLastPeriodKeepsTheAccount() throws MalformedRecordException {
        account.charge(1);
        account.close(2, MOVED_OUT.minusSeconds(1));

        assertThat(account.records.reasonToKeep()).contains("contract ag-1 goes on after its last closed period");
    }
}
