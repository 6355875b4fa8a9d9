package io.meterproof.quickstart.demo;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/** Looks into every column of every row of every table. */
record CassandraSearch(String address) {

    /** Tables in which a row has a needle, with how many do. */
    Map<String, Integer> find(Needles needles) {
        Map<String, Integer> found = new TreeMap<>();
        int colon = address.lastIndexOf(':');
        try (CqlSession session = CqlSession.builder()
                .addContactPoint(new InetSocketAddress(
                        address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))))
                .withLocalDatacenter("datacenter1")
                .withKeyspace("meterproof")
                .build()) {
            for (TableMetadata table : session.getMetadata()
                    .getKeyspace("meterproof")
                    .orElseThrow()
                    .getTables()
                    .values()) {
                session.execute("SELECT * FROM " + table.getName().asCql(true)).forEach(row -> {
                    if (isIn(row, needles)) {
                        found.merge(table.getName().asInternal(), 1, Integer::sum);
                    }
                });
            }
        }
        return found;
    }

    private static boolean isIn(Row row, Needles needles) {
        for (int i = 0; i < row.size(); i++) {
            ByteBuffer value = row.getBytesUnsafe(i);
            if (value != null) {
                byte[] bytes = new byte[value.remaining()];
                value.duplicate().get(bytes);
                if (needles.areIn(bytes)) {
                    return true;
                }
            }
        }
        return false;
    }
}
