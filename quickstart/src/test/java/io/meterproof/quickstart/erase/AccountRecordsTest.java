package io.meterproof.quickstart.erase;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import io.meterproof.records.key.EntryKey;
import io.meterproof.records.wire.MalformedRecordException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which records are an account's, and go with it. */
class AccountRecordsTest {
    private final MovedOutAccount account = new MovedOutAccount();

    @Test
    void entriesComeLastBecauseTheySayWhichReadingsAreTheAccounts() throws MalformedRecordException {
        account.entry("a-1", 1, 5);
        account.reading(5);

        assertThat(topics()).containsExactly(Topics.READINGS_VERIFIED, Topics.SETTLEMENT_LINES);
    }

    @Test
    void aReadingWithinTheContractIsTheAccountsThoughNothingRestsOnIt() throws MalformedRecordException {
        account.reading(5);
        account.reading(99);

        assertThat(account.records.found()).hasSize(2);
    }

    @Test
    void whatWasReadAfterTheContractStays() throws MalformedRecordException {
        account.reading(100);

        assertThat(account.records.found()).isEmpty();
    }

    @Test
    void whatAnEntryRestsOnIsTheAccountsWheneverItWasRead() throws MalformedRecordException {
        account.entry("a-1", 1, 100);
        account.reading(100);

        assertThat(account.records.found()).hasSize(2);
    }

    @Test
    void whatAnotherAccountsEntryRestsOnStays() throws MalformedRecordException {
        account.reading(99);
        account.citation("a-2", 7, 99);

        assertThat(account.records.found()).isEmpty();
    }

    @Test
    void anotherAccountThatWasErasedKeepsNothing() throws MalformedRecordException {
        account.reading(99);
        account.citation("a-2", 7, 99);
        account.records.erased(new EntryKey("a-2", 7).bytes());

        assertThat(account.records.found()).hasSize(1);
    }

    @Test
    void whatATombstoneTookBackIsNotFoundAgain() throws MalformedRecordException {
        account.entry("a-1", 1, 5);
        account.records.erased(new EntryKey("a-1", 1).bytes());

        assertThat(account.records.found()).isEmpty();
    }

    @Test
    void entriesOfOthersAreNotFound() throws MalformedRecordException {
        account.entry("a-2", 1, 5);

        assertThat(account.records.found()).isEmpty();
        assertThat(account.records.last()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void aTaskAboutAReadingOfTheAccountGoesWithIt() throws MalformedRecordException {
        account.reading(99);
        account.task("about-99", 99);

        assertThat(account.records.tasks()).containsExactly(MovedOutAccount.key("about-99"));
    }

    @Test
    void aTaskAboutWhatStaysStays() throws MalformedRecordException {
        account.reading(98);
        account.reading(99);
        account.citation("a-2", 7, 99);
        account.task("about-99", 99);
        account.task("about-97", 97);

        assertThat(account.records.tasks()).isEmpty();
    }

    @Test
    void aTaskThatATombstoneTookBackIsNotFoundAgain() throws MalformedRecordException {
        account.reading(99);
        account.task("about-99", 99);
        account.records.erased(MovedOutAccount.key("about-99"));

        assertThat(account.records.tasks()).isEmpty();
    }

    private List<Topic> topics() {
        return account.records.found().stream().map(Holding::topic).toList();
    }
}
