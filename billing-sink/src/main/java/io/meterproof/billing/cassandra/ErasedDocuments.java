package io.meterproof.billing.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.meterproof.metering.document.AccountDocuments;
import java.util.ArrayList;
import java.util.List;

/** What removes the documents about an account, and the index of them by hash. */
final class ErasedDocuments {
    private final CqlSession session;
    private final PreparedStatement hashes;
    private final PreparedStatement byHash;
    private final PreparedStatement bySubject;

    ErasedDocuments(CqlSession session) {
        this.session = session;
        hashes = session.prepare("SELECT hash FROM documents WHERE type = ? AND subject = ?");
        byHash = session.prepare("DELETE FROM documents_by_hash WHERE hash = ?");
        bySubject = session.prepare("DELETE FROM documents WHERE type = ? AND subject = ? AND hash = ?");
    }

    /** @throws com.datastax.oss.driver.api.core.DriverException if Cassandra does not say which there are */
    List<BoundStatement> of(String account) {
        List<BoundStatement> removals = new ArrayList<>();
        for (String type : AccountDocuments.TYPES) {
            session.execute(hashes.bind(type, account)).forEach(row -> {
                removals.add(byHash.bind(row.getByteBuffer("hash")).setIdempotent(true));
                removals.add(
                        bySubject.bind(type, account, row.getByteBuffer("hash")).setIdempotent(true));
            });
        }
        return removals;
    }
}
