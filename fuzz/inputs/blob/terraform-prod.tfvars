prod.tfvars
mono_api_key = "085VkMEw6kqc309nZwWJj93Z5yG23nP6euQextZV"
db_password  = "3eZbm1SNyQgMsWOpQghc"
