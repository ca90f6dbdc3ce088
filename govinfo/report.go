package govinfo

// Report is one 政府信息公开工作年度报告: what one organ published on one year.
//
// All parts are held by value, so the zero Report is a report without any
// content, every cell of it blank, and a copy of a Report shares nothing with
// the original but the paragraphs of its narrative (see [Report.Clone]).
// Reading from several goroutines at once is safe; writing is not.
type Report struct {
	// Year is the year reported on, not the year of publication; 0 is unstated.
	Year int
	// Title is the title as printed, on one line.
	Title string
	// Agency is the organ that reports.
	Agency Agency
	// Published is the date of publication (条例 art. 49); zero is unstated.
	Published Date
	// Sections are the section titles as printed, in printed order, with their
	// numbers ("一、总体情况"). Nil is unstated, as in a report that a program
	// made: the statutory titles are meant then.
	Sections []string

	// Editions tells which edition of the form table 二 and table 三 follow. The
	// zero value leaves it to the filled cells and then to the year: see
	// [Report.ProactiveEdition] and [Report.ApplicationsEdition].
	Editions Editions

	Overview      Narrative     // 一、总体情况
	Proactive     Proactive     // 二、主动公开政府信息情况, 2021 form
	Proactive2019 Proactive2019 // 二、主动公开政府信息情况, 2019 form
	Applications  Applications  // 三、收到和处理政府信息公开申请情况
	Disputes      Disputes      // 四、政府信息公开行政复议、行政诉讼情况
	Problems      Narrative     // 五、存在的主要问题及改进情况
	OtherMatters  Narrative     // 六、其他需要报告的事项
}

// Editions tells which edition of the statutory form a report's tables follow.
// Real reports mix them, so each table is told by itself; table 四 is the same
// in both.
type Editions struct {
	Proactive    Edition `json:"proactive"`    // table 二
	Applications Edition `json:"applications"` // table 三
}

// Proactive is table 二 of the 2021 form. Counts are 件.
type Proactive struct {
	Regulations        Documents `json:"regulations"`        // 规章 (art. 20(一))
	NormativeDocuments Documents `json:"normativeDocuments"` // 行政规范性文件 (art. 20(一))
	Licensing          Decisions `json:"licensing"`          // 行政许可 (art. 20(五))
	Penalties          Decisions `json:"penalties"`          // 行政处罚 (art. 20(六))
	Coercion           Decisions `json:"coercion"`           // 行政强制 (art. 20(六))
	Fees               Fees      `json:"fees"`               // 行政事业性收费 (art. 20(八))
}

// Documents counts the documents of one kind, in 件.
type Documents struct {
	Issued   Count `json:"issued"`   // 本年制发件数
	Repealed Count `json:"repealed"` // 本年废止件数
	InForce  Count `json:"inForce"`  // 现行有效件数
}

// Decisions counts decisions of one kind, published or lawfully not, in 件.
type Decisions struct {
	Decisions Count `json:"decisions"` // 本年处理决定数量
}

// Fees are the 行政事业性收费 of the year.
type Fees struct {
	Amount Amount `json:"amount"` // 本年收费金额, 万元
}

// Proactive2019 is table 二 of the 2019 form, used for report years 2019 and
// 2020 and, by mistake, later. Its figures mean other things than those of
// [Proactive] and are not comparable with them.
type Proactive2019 struct {
	Regulations        Publications2019 `json:"regulations"`        // 规章 (art. 20(一))
	NormativeDocuments Publications2019 `json:"normativeDocuments"` // 规范性文件 (art. 20(一))
	Licensing          Items2019        `json:"licensing"`          // 行政许可 (art. 20(五))
	OtherServices      Items2019        `json:"otherServices"`      // 其他对外管理服务事项 (art. 20(五))
	Penalties          Items2019        `json:"penalties"`          // 行政处罚 (art. 20(六))
	Coercion           Items2019        `json:"coercion"`           // 行政强制 (art. 20(六))
	Fees               FeeItems2019     `json:"fees"`               // 行政事业性收费 (art. 20(八))
	Procurement        Procurement2019  `json:"procurement"`        // 政府集中采购 (art. 20(九))
}

// Publications2019 counts the documents of one kind, in 件.
type Publications2019 struct {
	Made           Count `json:"made"`           // 本年新制作数量
	Published      Count `json:"published"`      // 本年新公开数量
	PublishedTotal Count `json:"publishedTotal"` // 对外公开总数量
}

// Items2019 counts the items (项目) of one kind, and decisions on them in 件.
type Items2019 struct {
	PreviousItems Count `json:"previousItems"` // 上一年项目数量
	Change        Count `json:"change"`        // 本年增/减; signed
	Decisions     Count `json:"decisions"`     // 处理决定数量
}

// FeeItems2019 counts the items for which fees are charged.
type FeeItems2019 struct {
	PreviousItems Count `json:"previousItems"` // 上一年项目数量
	Change        Count `json:"change"`        // 本年增/减; signed
}

// Procurement2019 is the year's 政府集中采购.
type Procurement2019 struct {
	Projects Count  `json:"projects"` // 采购项目数量
	Amount   Amount `json:"amount"`   // 采购总金额; the form states no unit, 元 is usual
}

// Applications is table 三, in 件. In every column 一 + 二 = 三（七） + 四.
type Applications struct {
	Received   ByApplicant `json:"received"`   // 一、本年新收政府信息公开申请数量
	CarriedIn  ByApplicant `json:"carriedIn"`  // 二、上年结转政府信息公开申请数量
	Outcomes   Outcomes    `json:"outcomes"`   // 三、本年度办理结果
	CarriedOut ByApplicant `json:"carriedOut"` // 四、结转下年度继续办理
}

// Outcomes are the lines of 三、本年度办理结果. In every column the total is the
// sum of all other lines.
type Outcomes struct {
	Granted       ByApplicant  `json:"granted"`       // （一）予以公开
	PartlyGranted ByApplicant  `json:"partlyGranted"` // （二）部分公开
	Refused       Refused      `json:"refused"`       // （三）不予公开
	Unavailable   Unavailable  `json:"unavailable"`   // （四）无法提供
	NotProcessed  NotProcessed `json:"notProcessed"`  // （五）不予处理
	Other         Other        `json:"other"`         // （六）其他处理
	Total         ByApplicant  `json:"total"`         // （七）总计
}

// Refused are the lines of （三）不予公开 (条例 art. 14, 15, 16, 36).
type Refused struct {
	StateSecret           ByApplicant `json:"stateSecret"`           // 1.属于国家秘密
	ForbiddenByLaw        ByApplicant `json:"forbiddenByLaw"`        // 2.其他法律行政法规禁止公开
	PublicSafety          ByApplicant `json:"publicSafety"`          // 3.危及“三安全一稳定”
	ThirdPartyRights      ByApplicant `json:"thirdPartyRights"`      // 4.保护第三方合法权益
	InternalAffairs       ByApplicant `json:"internalAffairs"`       // 5.属于三类内部事务信息
	ProcessInformation    ByApplicant `json:"processInformation"`    // 6.属于四类过程性信息
	EnforcementFiles      ByApplicant `json:"enforcementFiles"`      // 7.属于行政执法案卷
	AdministrativeQueries ByApplicant `json:"administrativeQueries"` // 8.属于行政查询事项
}

// Unavailable are the lines of （四）无法提供 (条例 art. 30, 36, 38).
type Unavailable struct {
	NotHeld       ByApplicant `json:"notHeld"`       // 1.本机关不掌握相关政府信息
	NeedsCreation ByApplicant `json:"needsCreation"` // 2.没有现成信息需要另行制作
	StillUnclear  ByApplicant `json:"stillUnclear"`  // 3.补正后申请内容仍不明确
}

// NotProcessed are the lines of （五）不予处理 (条例 art. 35, 36, 39).
type NotProcessed struct {
	Petition       ByApplicant `json:"petition"`       // 1.信访举报投诉类申请
	Duplicate      ByApplicant `json:"duplicate"`      // 2.重复申请
	Publication    ByApplicant `json:"publication"`    // 3.要求提供公开出版物
	Excessive      ByApplicant `json:"excessive"`      // 4.无正当理由大量反复申请
	Reconfirmation ByApplicant `json:"reconfirmation"` // 5.要求行政机关确认或重新出具已获取信息
}

// Other are the lines of （六）其他处理. The 2021 form divides it in three; the
// 2019 form has one line, Undivided.
type Other struct {
	NotSupplemented ByApplicant `json:"notSupplemented"` // 1.申请人无正当理由逾期不补正… (条例 art. 30)
	FeeUnpaid       ByApplicant `json:"feeUnpaid"`       // 2.申请人逾期未按收费通知要求缴纳费用… (条例 art. 42)
	OtherReasons    ByApplicant `json:"otherReasons"`    // 3.其他
	Undivided       ByApplicant `json:"undivided"`       // （六）其他处理 of the 2019 form
}

// ByApplicant is one line of table 三: a count for every class of applicant, in
// 件, and their total as printed. The form has no subtotal for the five classes
// of 法人或其他组织.
type ByApplicant struct {
	NaturalPerson     Count `json:"naturalPerson"`     // 自然人
	Business          Count `json:"business"`          // 商业企业
	Research          Count `json:"research"`          // 科研机构
	PublicWelfare     Count `json:"publicWelfare"`     // 社会公益组织
	LegalService      Count `json:"legalService"`      // 法律服务机构
	OtherOrganization Count `json:"otherOrganization"` // 其他
	Total             Count `json:"total"`             // 总计
}

// Disputes is table 四, in 件. The form prints no total of the two kinds of
// litigation.
type Disputes struct {
	Reconsideration                Cases `json:"reconsideration"`                // 行政复议
	DirectLitigation               Cases `json:"directLitigation"`               // 行政诉讼 未经复议直接起诉
	LitigationAfterReconsideration Cases `json:"litigationAfterReconsideration"` // 行政诉讼 复议后起诉
}

// Cases counts the cases of one kind by their result, in 件, and their total as
// printed.
type Cases struct {
	Upheld      Count `json:"upheld"`      // 结果维持
	Corrected   Count `json:"corrected"`   // 结果纠正
	OtherResult Count `json:"otherResult"` // 其他结果
	Pending     Count `json:"pending"`     // 尚未审结
	Total       Count `json:"total"`       // 总计
}
