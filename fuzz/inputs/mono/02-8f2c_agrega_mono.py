"""agrega columna mono_api_key cifrada"""
revision = "Qz7wKd93nVxLr5TbYp2sHc8mFj4u"
down_revision = "Qz7wKd93nVxLr5TbYp2sHc8mFj4u"


def upgrade():
    op.add_column("empresas", sa.Column("mono_api_key", sa.LargeBinary(), nullable=True))
    op.add_column("empresas", sa.Column("mono_client_secret_hash", sa.String(64), server_default="Qz7wKd93nVxLr5TbYp2sHc8mFj4u"))
