package io.meterproof.billing.cassandra;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.billing.store.StoreUnavailableException;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

final class CassandraArchiveTest {
    @Test
    void untilTheClusterIsReachedQuestionsAreRefusedWithTheReason() {
        try (CassandraArchive archive =
                new CassandraArchive(InetSocketAddress.createUnresolved("nowhere", 9042), "datacenter1", "test")) {
            assertThatExceptionOfType(StoreUnavailableException.class)
                    .isThrownBy(() -> archive.reader().progress())
                    .withMessage(archive.state());
        }
    }
}
