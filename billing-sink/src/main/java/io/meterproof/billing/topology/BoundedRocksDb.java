package io.meterproof.billing.topology;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/** One cache and one write buffer for all state stores: off-heap memory does not grow with the partitions. */
public final class BoundedRocksDb implements RocksDBConfigSetter {
    private static final long MEBIBYTE = 1L << 20;
    private static final Cache CACHE = new LRUCache(24 * MEBIBYTE);
    private static final WriteBufferManager BUFFERS = new WriteBufferManager(8 * MEBIBYTE, CACHE);

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(BUFFERS);
        options.setWriteBufferSize(2 * MEBIBYTE);
    }

    /** Nothing: cache and buffers outlive the stores. */
    @Override
    public void close(String store, Options options) {}
}
