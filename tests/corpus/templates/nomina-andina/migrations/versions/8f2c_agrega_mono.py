"""agrega columna mono_api_key cifrada"""
revision = "⟦trap category=hash shape=hex:12⟧"
down_revision = "⟦trap category=hash shape=hex:12⟧"


def upgrade():
    op.add_column("empresas", sa.Column("mono_api_key", sa.LargeBinary(), nullable=True))
    op.add_column("empresas", sa.Column("mono_client_secret_hash", sa.String(64), server_default="⟦trap category=hash shape=hex:64⟧"))
