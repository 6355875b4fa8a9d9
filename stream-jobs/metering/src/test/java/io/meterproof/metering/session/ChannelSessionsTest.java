package io.meterproof.metering.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.metering.ledger.Golden;
import io.meterproof.metering.session.SessionsChange.Stopped;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelSessionsTest {
    private static final long MARCH = Instant.parse("2026-03-01T00:00:00Z").getEpochSecond();
    private static final long JULY = Instant.parse("2026-07-01T00:00:00Z").getEpochSecond();
    private static final long APRIL_2029 = Instant.parse("2029-04-01T00:00:00Z").getEpochSecond();
    private static final int HOUR = 3600;
    private static final Hash KEY = TreeHasher.sha256(new byte[] {1});
    private static final Hash NEXT_KEY = TreeHasher.sha256(new byte[] {2});

    private ChannelSessions channel = ChannelSessions.EMPTY;
    private SessionsChange change;

    @Test
    void theSessionThatTheMeterNumberedFirstStands() {
        accept(7, 100, 300, MARCH);
        accept(5, 200, 300, MARCH);

        assertThat(change.stopped()).extracting(Stopped::by).containsExactly(5L);
        assertThat(standing()).containsExactly(5L);
    }

    @Test
    void anotherCuttingOfANumberThatIsKeptChangesNothing() {
        accept(5, 100, 300, MARCH);
        accept(5, 100, 200, MARCH);
        accept(7, 200, 300, MARCH);

        assertThat(change.stopped()).extracting(Stopped::by).containsExactly(5L);
        assertThat(standing()).containsExactly(5L);
    }

    @Test
    void whatStoodInTheWayOfASessionLetsItStandAgainWhenItIsTakenBack() {
        accept(5, 100, 300, MARCH);
        accept(7, 200, 400, MARCH);
        accept(9, 300, 500, MARCH);
        assertThat(standing()).containsExactly(5L, 9L);

        apply(channel.without(5, 7));

        assertThat(change.resumed()).extracting(KeptSession::number).containsExactly(7L);
        assertThat(change.stopped())
                .extracting(stopped -> stopped.session().number())
                .containsExactly(9L);
    }

    @Test
    void whatACompromisedKeySignedStandsInNobodysWay() {
        accept(5, 100, 300, MARCH);
        apply(channel.with(7, new SessionSpan(200, 400, MARCH, MARCH + HOUR), NEXT_KEY, 0));

        apply(channel.withoutSignedBy(KEY, 0));

        assertThat(standing()).containsExactly(7L);
    }

    @Test
    void whatIsProvenOfACompromisedKeyStaysAsItIs() {
        accept(5, 100, 300, MARCH);

        apply(channel.withoutSignedBy(KEY, 6));

        assertThat(standing()).containsExactly(5L);
    }

    @Test
    void aSessionThatComesFourMonthsLateTakesThePlaceOfOneThatCountsTheSame() {
        accept(7, 100, 300, MARCH);
        accept(101, 900, 950, JULY);

        accept(5, 200, 300, MARCH);

        assertThat(change.stopped()).extracting(Stopped::by).containsExactly(5L);
        assertThat(standing()).containsExactly(5L, 101L);
    }

    @Test
    void whatTheArchiveHasOfACompromisedKeyStandsAsItIsBilled() {
        accept(5, 100, 300, MARCH);
        accept(7, 200, 300, MARCH);
        accept(101, 900, 950, JULY);

        apply(channel.withoutSignedBy(KEY, 0));

        assertThat(change.resumed()).isEmpty();
        assertThat(standing()).containsExactly(5L);
    }

    @Test
    void aSessionOfAMonthThatIsNotKeptDoesNotStand() {
        accept(7, 100, 300, APRIL_2029);
        accept(5, 50, 60, MARCH);

        assertThat(change.stopped()).extracting(Stopped::by).containsExactly(Stopped.ARCHIVE);
        assertThat(standing()).containsExactly(7L);
    }

    @Test
    void whatBeganBeforeTheHorizonStaysAsItIs() {
        long lastOfMarch = MARCH + 31 * 24 * HOUR - HOUR;
        accept(7, 100, 300, lastOfMarch);
        accept(101, 900, 950, APRIL_2029);
        accept(5, 200, 300, lastOfMarch + HOUR);

        assertThat(standing()).containsExactly(7L, 101L);
    }

    @Test
    void sessionsOfMoreThan36MonthsBackAreForgotten() {
        accept(5, 100, 300, MARCH);
        accept(7, 900, 950, APRIL_2029);

        assertThat(channel.sessions()).extracting(KeptSession::number).containsExactly(7L);
    }

    @Test
    void aChannelKeepsNoMoreThanItHasRoomForAndForgetsFirstWhatDoesNotStand() {
        accept(1, 0, 10, MARCH);
        accept(3, 5, 10, MARCH);
        for (long i = 1; i <= ChannelSessions.MOST; i++) {
            accept(3 + 2 * i, 10 * i, 10 * (i + 1), MARCH + i * 60);
        }

        assertThat(channel.sessions()).hasSizeLessThanOrEqualTo(ChannelSessions.MOST);
        assertThat(channel.sessions()).allMatch(KeptSession::stands);
        assertThat(channel.since()).isGreaterThan(MARCH);
    }

    @Test
    void aChannelKeepsItsBytes() throws IOException {
        accept(5, 100, 300, MARCH);
        apply(channel.with(7, new SessionSpan(200, 400, MARCH, MARCH + HOUR), NEXT_KEY, 258));
        byte[] encoded = ChannelSessionsCodec.encode(channel);

        assertThat(encoded).isEqualTo(Golden.bytes("channel-sessions/v1/one-outdone.hex", encoded));
        assertThat(ChannelSessionsCodec.decode(encoded)).isEqualTo(channel);
    }

    @Test
    void anotherVersionIsRefused() {
        byte[] encoded = ChannelSessionsCodec.encode(channel);
        encoded[0] = 2;

        assertThatThrownBy(() -> ChannelSessionsCodec.decode(encoded)).hasMessage("state of version 2, not 1");
    }

    private void accept(long number, long from, long to, long start) {
        apply(channel.with(number, new SessionSpan(from, to, start, start + HOUR), KEY, 0));
    }

    private void apply(SessionsChange next) {
        change = next;
        channel = next.next();
    }

    private List<Long> standing() {
        return channel.sessions().stream()
                .filter(KeptSession::stands)
                .map(KeptSession::number)
                .toList();
    }
}
