package io.meterproof.anchor.cassandra;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.meterproof.anchor.chain.Contract;
import io.meterproof.anchor.chain.Deployment;
import io.meterproof.anchor.chain.DeploymentStore;
import java.util.Optional;

/** The contract's address in Cassandra. */
public final class CassandraDeploymentStore implements DeploymentStore {
    private final Cassandra cassandra;
    private final PreparedStatement select;
    private final PreparedStatement insert;

    public CassandraDeploymentStore(Cassandra cassandra) {
        this.cassandra = cassandra;
        select = cassandra.prepare("SELECT chain_id, contract, raw FROM anchor_contract WHERE id = 0");
        insert = cassandra.prepare("INSERT INTO anchor_contract (id, chain_id, contract, raw) VALUES (0, ?, ?, ?)");
    }

    @Override
    public Optional<Deployment> deployment() {
        return Optional.ofNullable(cassandra.execute(select.bind()).one())
                .map(row -> new Deployment(
                        new Contract(row.getLong("chain_id"), row.getString("contract")), row.getString("raw")));
    }

    @Override
    public void remember(Deployment deployment) {
        cassandra.execute(insert.bind(
                deployment.contract().chainId(), deployment.contract().address(), deployment.raw()));
    }
}
